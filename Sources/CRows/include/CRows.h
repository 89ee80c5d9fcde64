/// Loops over rows, compiled for several processors.
///
/// The same source is compiled for processors with AVX-512, with AVX2 and with neither, and the
/// best of them is chosen when the program is loaded. Every loop takes its sums in the same order
/// and none fuses a product with a sum, so that all of them give the same bytes.
///
/// Rows may begin anywhere. Unless it is said, rows that are written overlap no other.
#ifndef CROWS_H
#define CROWS_H

/// Σ a, in eight strands.
double crows_sum(const double *a, long count);
/// The same of rows whose beginnings are `stride` apart.
void crows_sums(const double *rows, long row_count, long stride, long count, double *out);
/// What rows of ages, `[row, segment, age]`, hold outside the ages of their segments, `within[segment]`:
/// the first and the one after the last.
double crows_outside(
  const double *rows, long row_count, long ages, const long *within, long segments);
/// Σ a b, in eight strands.
double crows_dot(const double *a, const double *b, long count);
/// Σ a b c, in eight strands.
double crows_dot3(const double *a, const double *b, const double *c, long count);
/// a ← a f
void crows_scale(double *a, double f, long count);
/// a ← a b
void crows_multiply(double *a, const double *b, long count);
/// a ← a (1 − b)
void crows_scale_by_one_less(double *a, const double *b, long count);
/// sum ← sum + a
void crows_add(double *sum, const double *a, long count);
/// total ← Σ rows, one or more, whose beginnings are `stride` apart
void crows_total(
  double *total, const double *rows, long row_count, long stride, long count);
/// sum ← sum + x
void crows_add_number(double *sum, double x, long count);
/// sum ← sum + f a
void crows_add_times(double *sum, const double *a, double f, long count);
/// sum ← sum + a b
void crows_add_products(double *sum, const double *a, const double *b, long count);
/// a ← a − share (1 − left)
void crows_subtract_lost(double *a, const double *share, const double *left, long count);
/// a ← a − share (1 − left), the share the same for all
void crows_subtract_lost_share(double *a, double share, const double *left, long count);
/// out ← (a + b) / 2
void crows_mean(const double *a, const double *b, double *out, long count);

/// Σ (after − before), in eight strands, and the least of `after`, which is not to be trusted where the
/// sum is not a number.
double crows_change(const double *before, const double *after, long count, double *least);
/// Sums over bands of ages, each from its first age up to where it ends, `[row, band]`.
void crows_bands(
  const double *people, long rows, long ages, const long *bands, long band_count, double *out);

/// Adds net migrants of each age to a group in the mix of segments already there, or by `shares`
/// where nobody is; no more leave than there are. Returns how many come in all.
///
/// - cells, shares: `[segment, age]`. - coming: `[age]`.
double crows_join(
  double *cells, const double *coming, const double *shares, long segments, long ages);

/// Net migrants of a year by age at its start, half of them, and by age at its end, the other half: those
/// from outside the country, and people × rate. The last age keeps its own.
///
/// - people: `[block, segment, age]`. - external, rates, before, after: `[block, age]`.
void crows_migrants(
  const double *people, const double *external, const double *rates, long blocks, long segments,
  long ages, double *before, double *after);

/// out ← 1 − exp(−hazard); may be in place.
void crows_chances_of(const double *hazard, double *out, long count);
/// out ← −ln(1 − chance); may be in place. Of 1 it is infinite; above 1 it is no number.
void crows_rates_of(const double *chance, double *out, long count);

/// chance ← 1 − exp(−hazard × ratio) where there is a hazard, −ln(1 − chance), and the ratio is not
/// exactly 1; other chances keep their bytes.
void crows_chances(double *chance, const double *hazard, const double *ratio, long count);
/// The same, staying taking up the rest; returns whether that is below zero anywhere.
int crows_scale_hazards(
  double *chance, double *staying, const double *hazard, const double *ratio, long count);

/// Takes those who die, people × chance, from people, `[group, segment, age]`, and adds them to deaths,
/// `[group, age]`. Where `ratio` is given, the chance is first changed as by `crows_chances`, `hazard`
/// being −ln(1 − chance); without it `hazard` is not read.
void crows_die(
  double *people, double *deaths, const double *chance, const double *hazard, const double *ratio,
  long groups, long segments, long ages);

/// Moves the survivors of one group, by segment and age, along every exit and `older` years older,
/// 0 or 1; the last age keeps its own.
///
/// - chance, hazard: by exit and age, the hazard being −ln(1 − chance). Exits are ordered by the segment they leave, staying first.
/// - ratios: hazard ratios on exits that are `upward`, by the segment left and age; null for none.
///   Staying takes up the rest. Where moves up would take more than all who stay, they share those
///   out in proportion.
/// - room: as much room as the exits of a segment take.
void crows_move(
  const double *survivors, double *next, const double *chance, const double *hazard,
  const double *ratios, const long *from, const long *to, const long *upward, long exits,
  long ages, long older, double *room);

/// Multipliers m with Σ shareᵢ (1 − exp(−m riskᵢ)) = chance, by Newton's method from the multiplier
/// that would do if everyone had the mean risk; zero where nobody can die.
///
/// - people: by segment and age: `segments` rows `stride` apart; whose shares count.
/// - otherwise: shares to use where there are no people, laid out as `people`.
/// - risk: by segment and age, rows `stride` apart.
/// - chance, rate: by age: the chance and −ln(1 − chance), of `count` ages.
void crows_levels(
  const double *people, const double *otherwise, const double *risk, const double *chance,
  const double *rate, long segments, long stride, double *level, long count);

/// Sums of the people of each segment weighed by tables, `[table, segment]`.
///
/// - people: `[group, segment, age]`. - tables: `[table, group, age]`, `count` of them.
void crows_weigh(
  const double *people, const double *tables, long count, long groups, long segments, long ages,
  double *sums);

/// A path by which a risk falls: the positions of its fraction and its exposure, its part, 0 by itself, 1
/// and 2 the two of a pair, 3 and 4 those of the next, the first age at which any fraction is not zero, and
/// whether each class is on it.
typedef struct {
  long fraction;
  long exposure;
  long part;
  long first_age;
  const long *is_in;
} crows_strand;

/// left ← Π (1 − fraction × exposure) over paths, `[class, age]` of each group, those of one group
/// `stride` after those of the one before; of a pair the larger counts.
///
/// - paths: in the order of their parts.
/// - fractions: `[fraction, group, age]`. - exposures: `[exposure, age]`.
void crows_remain(
  const crows_strand *paths, long count, const double *fractions, const double *exposures,
  long classes, long groups, long ages, double *left, long stride);

/// ratios ← 1 − Σ share (1 − left), over conditions, of moves to greater need and of deaths.
///
/// - left: `[group, condition, class, age]` for some conditions, and `positions` of them among `all`.
/// - up, dying: shares, `[group, condition, age]` for all.
/// - class_of: the class of each segment, below zero where all of every risk is left.
/// - up_ratios, dying_ratios: `[group, segment, age]`.
void crows_ratios(
  const double *left, long conditions, const long *positions, long all, const double *up,
  const double *dying, long classes, const long *class_of, long groups, long segments, long ages,
  double *up_ratios, double *dying_ratios);

/// Sums of people × table × Σ share (1 − left) over conditions, `[pod, segment]`, and what is kept.
///
/// - people: `[group, segment, age]`. - left: `[group, condition, class, age]`.
/// - class_of: the class of each segment, below zero where all of every risk is left.
/// - shares: `[pod, condition]`. - tables: `[table, group, age]`, and the table of each pod.
/// - kept: for each pod null, or where to write 1 − Σ share (1 − left), `[class, group, age]`.
/// - room: as many numbers as `crows_lost_room` says.
long crows_lost_room(long pods, long conditions, long segments);
void crows_lost(
  const double *people, const double *left, long conditions, long classes, const long *class_of,
  const double *shares, const double *tables, const long *table_of, long pods, long groups,
  long segments, long ages, double *const *kept, double *sums, double *room);

/// Sums over the ages and segments of each group of people × incidence × left, `[condition, group]`.
///
/// - people: `[group, segment, age]`. - class_of: the class of each segment.
/// - left: shares of the risk that are left, those of one group `stride` after those of the one before
///   and of each condition from its start on, `[class, age]`; a start below zero is for all of it.
/// - incidence: `[group, condition, age]`.
/// - room: as many numbers as `crows_cases_room` says.
long crows_cases_room(long classes, long ages);
void crows_cases(
  const double *people, const long *class_of, const double *left, long stride, const long *starts,
  const double *incidence, long conditions, long classes, long groups, long segments, long ages,
  double *sums, double *room);

/// Person-years, person-years by quality of life and those of high need, `[group, 3]`.
///
/// - people: person-years, `[group, segment, age]`. - utility: `[segment, age]`.
void crows_lived(
  const double *people, const double *utility, const long *is_high, long groups, long segments,
  long ages, double *out);

/// Σ people × weight over spans, each `start, count, first weight`.
double crows_spans(
  const double *people, const long *spans, long count, const double *weights);

/// Puts in `out`, `[quantity, age]`, what one group lived in a year: person-years, deaths by age at
/// death, person-years in high need, and person-years by quality of life and, where asked for, as a fifth,
/// by its square.
///
/// - start, end: people at the year's start and end, `[segment, age]`, as `utility`.
/// - died: deaths by age at the start; `newborn` those of the newborn.
void crows_experience(
  const double *start, const double *end, const double *utility, const long *is_high, long segments,
  long ages, const double *died, double newborn, int with_squares, double *out);

/// Life tables of parts of a population, at most 128 single ages, the last open, see `LifeTable`, and
/// directly standardised rates, see `StandardPopulation`.
///
/// - parts: `[part, quantity, age]`, as `crows_experience` gives them, five quantities where there are
///   errors and four otherwise.
/// - infant_share: share of the first interval lived by those who die in it.
/// - wanted: positions of the ages from which years are wanted, rising; `count` of them.
/// - standard: people of each band; bands: the position of its first age and
///   where it ends.
/// - years: years of life, those outside high need and those by quality, each with its standard
///   error, `[part, age, measure, 2]`; not a number where there is no table. Errors are zero where
///   `with_errors` is.
/// - rates: of deaths and of years in high need, and their standard errors, `[measure, part, 2]`; not a
///   number where a band has no person-years.
void crows_health(
  const double *parts, long part_count, long ages, double infant_share, const long *wanted,
  long count, int with_errors, const double *standard, const long *bands, long band_count,
  double *years, double *rates);

/// a ← a × b − c.
void crows_multiply_less(double *a, const double *b, const double *c, long count);

/// The transposes of steps of a year; see `Rows` for what each is. `worth` is changed in place.
void crows_give_back_deaths(
  const double *chance, const double *hazard, const double *people, const double *deaths,
  double *worth, double *ratios, long count);
void crows_add_hazard_slopes(
  double *slopes, const double *hazard, const double *chance, const double *there,
  const double *here, long count);
void crows_subtract_residual_slopes(
  double *slopes, const double *fraction, const double *worth, const double *exposure, long count);
double crows_give_back_effect(
  const double *people, const double *rates, double instead, double share, double *worth,
  long count);

/// One year of sixteen cells side by side, after another. See `Rows.follow`.
void crows_follow(
  double *now, double *next, long states, long years, const double *chances, const long *sources,
  const long *starts, double *sums);

#endif
