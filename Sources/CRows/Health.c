#include "CRows.h"
#include "Functions.h"

enum { LANES = 8, MOST_AGES = 128 };

INLINE void live_some(
  const double *start, const double *end, const double *utility, const long *is_high, long segments,
  long ages, int with_squares, double *out, long lanes)
{
  strands lived = {0}, high = {0}, quality = {0}, squared = {0};
  for (long s = 0; s < segments; s++) {
    strands years, last, worth;
    take(&years, start + s * ages, lanes);
    take(&last, end + s * ages, lanes);
    take(&worth, utility + s * ages, lanes);
    years = (years + last) / 2;
    lived += years;
    if (is_high[s]) high += years;
    quality += years * worth;
    if (with_squares) squared += years * worth * worth;
  }
  put(&lived, out, lanes);
  put(&high, out + 2 * ages, lanes);
  put(&quality, out + 3 * ages, lanes);
  if (with_squares) put(&squared, out + 4 * ages, lanes);
}

CLONES void crows_experience(
  const double *start, const double *end, const double *utility, const long *is_high, long segments,
  long ages, const double *died, double newborn, int with_squares, double *out)
{
  for (long slot = 0; slot < slots_of(ages); slot++) {
    long age = first_age(slot, ages);
    live_some(
      start + age, end + age, utility + age, is_high, segments, ages, with_squares, out + age,
      lanes_of(ages));
  }
  // Half of those of an age have had their birthday; the last age keeps its own.
  double *deaths = out + ages;
  deaths[0] = newborn + died[0] / 2;
  EACH(i, ages - 1) deaths[i + 1] = died[i + 1] / 2 + died[i] / 2;
  deaths[ages - 1] += died[ages - 1] / 2;
}

// Years of life from an age on, and squares of what makes their error, for one way to count them.
typedef struct {
  double years[LANES];
  double squares[LANES];
} tail;

#define PAIR(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

// Eight numbers of each of eight rows, `stride` apart, so that those of one column lie side by side.
INLINE void turn_eight(const double *rows, long stride, double (*columns)[LANES]) {
  strands by_one[LANES], by_two[LANES];
  for (long r = 0; r < LANES; r += 2) {
    strands a = AT_CONST(rows + r * stride), b = AT_CONST(rows + (r + 1) * stride);
    by_one[r] = PAIR(a, b, 0, 8, 2, 10, 4, 12, 6, 14);
    by_one[r + 1] = PAIR(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
  }
  for (long r = 0; r < LANES; r += 4) {
    for (long k = 0; k < 2; k++) {
      strands a = by_one[r + k], b = by_one[r + 2 + k];
      by_two[r + k] = PAIR(a, b, 0, 1, 8, 9, 4, 5, 12, 13);
      by_two[r + 2 + k] = PAIR(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
    }
  }
  for (long k = 0; k < 4; k++) {
    AT(columns[k]) = PAIR(by_two[k], by_two[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    AT(columns[k + 4]) = PAIR(by_two[k], by_two[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

// Rows of some parts turned so that the parts lie side by side at each age.
INLINE void turn(
  const double *rows, long stride, long ages, double (*by_age)[LANES], long lanes)
{
  if (lanes == LANES && ages >= LANES) {
    for (long i = 0; i < ages; i += LANES) {
      // The last ages together with some before them once more.
      long age = i + LANES <= ages ? i : ages - LANES;
      turn_eight(rows + age, stride, by_age + age);
    }
    return;
  }
  for (long age = 0; age < ages; age++) {
    for (long l = 0; l < lanes; l++) by_age[age][l] = rows[l * stride + age];
  }
}

// A rate of some parts side by side, standardised by bands of ages. Events vary as Poisson numbers, and those
// that are shares of the person-years as binomial ones.
INLINE void standardise_some(
  const double (*people_of)[LANES], const double (*events_of)[LANES], const double *standard,
  const long *bands, long band_count, int are_shares, double *rates, long lanes)
{
  double sum[LANES], variance[LANES], possible[LANES], weight = 0;
  EACH(l, lanes) {
    sum[l] = variance[l] = 0;
    possible[l] = 1;
  }
  for (long b = 0; b < band_count; b++) {
    double years[LANES], number[LANES];
    EACH(l, lanes) years[l] = number[l] = 0;
    for (long age = bands[2 * b]; age < bands[2 * b + 1]; age++) {
      EACH(l, lanes) {
        years[l] += people_of[age][l];
        number[l] += events_of[age][l];
      }
    }
    EACH(l, lanes) {
      possible[l] = years[l] > 0 ? possible[l] : 0;
      sum[l] += standard[b] * number[l] / years[l];
      double others = are_shares ? 1 - number[l] / years[l] : 1;
      others = others > 0 ? others : 0;
      variance[l] += standard[b] * standard[b] * number[l] * others / (years[l] * years[l]);
    }
    weight += standard[b];
  }
  for (long l = 0; l < lanes; l++) {
    int is_possible = (possible[l] != 0) & (weight > 0);
    rates[2 * l] = is_possible ? sum[l] / weight : __builtin_nan("");
    rates[2 * l + 1] = is_possible ? __builtin_sqrt(variance[l]) / weight : __builtin_nan("");
  }
}

// Some parts side by side, each in a lane; `stride` numbers lie between two.
INLINE void measure_some(
  const double *parts, long stride, long ages, double infant_share, const long *wanted, long count,
  int with_errors, const double *standard, const long *bands, long band_count, double *out,
  double *death_rates, double *high_rates, long lanes)
{
  double survivors[MOST_AGES + 1][LANES], chances[MOST_AGES][LANES];
  double people_of[MOST_AGES][LANES], deaths_of[MOST_AGES][LANES], high_of[MOST_AGES][LANES];
  double quality_of[MOST_AGES][LANES], squares_of[MOST_AGES][LANES];
  turn(parts, stride, ages, people_of, lanes);
  turn(parts + ages, stride, ages, deaths_of, lanes);
  turn(parts + 2 * ages, stride, ages, high_of, lanes);
  turn(parts + 3 * ages, stride, ages, quality_of, lanes);
  if (with_errors) turn(parts + 4 * ages, stride, ages, squares_of, lanes);
  standardise_some(people_of, deaths_of, standard, bands, band_count, 0, death_rates, lanes);
  standardise_some(people_of, high_of, standard, bands, band_count, 1, high_rates, lanes);
  double possible[LANES];
  EACH(l, lanes) {
    survivors[0][l] = 1;
    possible[l] = 1;
  }
  for (long age = 0; age < ages; age++) {
    int is_open = age == ages - 1;
    double lost = 1 - (age == 0 ? infant_share : 0.5);
    EACH(l, lanes) {
      double people = people_of[age][l], deaths = deaths_of[age][l];
      // The rate m over 1 + lost m.
      double chance = is_open ? 1 : deaths / (people + deaths * lost);
      double is_possible = (people > 0) & (deaths >= 0) & (chance <= 1)
        & ((!is_open) | (deaths > 0));
      possible[l] = is_possible != 0 ? possible[l] : 0;
      chances[age][l] = chance;
      survivors[age + 1][l] = survivors[age][l] - survivors[age][l] * chance;
    }
  }
  tail tails[3] = {0};
  long next = count - 1;
  for (long age = ages - 1; age >= 0; age--) {
    int is_open = age == ages - 1;
    double lost = 1 - (age == 0 ? infant_share : 0.5);
    EACH(l, lanes) {
      double people = people_of[age][l], deaths = deaths_of[age][l];
      double alive = survivors[age][l], chance = chances[age][l];
      double after = survivors[age + 1][l];
      double lived = is_open ? alive * people / deaths : alive - alive * chance * lost;
      double of_one = lived / people;
      double counted[3] = {lived, lived - of_one * high_of[age][l], of_one * quality_of[age][l]};
      if (!with_errors) {
        for (long m = 0; m < 3; m++) tails[m].years[l] += counted[m];
        continue;
      }
      double variance = is_open
        ? people * people / (deaths * deaths * deaths)
        : (deaths > 0 ? chance * chance * (1 - chance) / deaths : 0);
      double well = 1 - high_of[age][l] / people;
      double mean = quality_of[age][l] / people;
      double of_well = well * (1 - well);
      double of_mean = squares_of[age][l] / people - mean * mean;
      double share[3] = {1, well, mean};
      double spread[3] = {
        0, (of_well > 0 ? of_well : 0) / people, (of_mean > 0 ? of_mean : 0) / people,
      };
      for (long m = 0; m < 3; m++) {
        double later = ((!is_open) & (after > 0)) ? tails[m].years[l] / after : 0;
        double at_stake = is_open ? share[m] : lost * share[m] + later;
        double dying = alive * at_stake;
        tails[m].squares[l] += dying * dying * variance + lived * lived * spread[m];
        tails[m].years[l] += counted[m];
      }
    }
    if (next >= 0 && wanted[next] == age) {
      for (long m = 0; m < 3; m++) {
        EACH(l, lanes) {
          double alive = survivors[age][l];
          double *own = out + ((l * count + next) * 3 + m) * 2;
          double years = alive > 0 ? tails[m].years[l] / alive : 0;
          double error = alive > 0 ? __builtin_sqrt(tails[m].squares[l]) / alive : 0;
          own[0] = possible[l] != 0 ? years : __builtin_nan("");
          own[1] = possible[l] != 0 ? error : __builtin_nan("");
        }
      }
      next--;
    }
  }
}

INLINE void measure_all(
  const double *parts, long part_count, long ages, double infant_share, const long *wanted,
  long count, int with_errors, const double *standard, const long *bands, long band_count,
  double *years, double *rates)
{
  long stride = (with_errors ? 5 : 4) * ages;
  double *high_rates = rates + 2 * part_count;
  if (part_count < LANES) {
    measure_some(
      parts, stride, ages, infant_share, wanted, count, with_errors, standard, bands, band_count,
      years, rates, high_rates, part_count);
    return;
  }
  for (long i = 0; i < part_count; i += LANES) {
    // The last parts together with some before them once more: it is the same for each.
    long first = i + LANES <= part_count ? i : part_count - LANES;
    measure_some(
      parts + first * stride, stride, ages, infant_share, wanted, count, with_errors, standard,
      bands, band_count, years + first * count * 6, rates + 2 * first, high_rates + 2 * first,
      LANES);
  }
}

CLONES void crows_health(
  const double *parts, long part_count, long ages, double infant_share, const long *wanted,
  long count, int with_errors, const double *standard, const long *bands, long band_count,
  double *years, double *rates)
{
  if (with_errors) {
    measure_all(
      parts, part_count, ages, infant_share, wanted, count, 1, standard, bands, band_count, years,
      rates);
  } else {
    measure_all(
      parts, part_count, ages, infant_share, wanted, count, 0, standard, bands, band_count, years,
      rates);
  }
}
