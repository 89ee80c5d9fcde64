#include "CRows.h"
#include "Functions.h"

// Whether anything in a row is not exactly 1.
INLINE int differs(const double *ratio, long count) {
  long changes = 0;
  EACH(i, count) changes += ratio[i] != 1;
  return changes != 0;
}

// Where |x| ≤ NEAR, exp(x) − 1 is its Taylor series to x^8, whose remainder is below 1e-17 of it.
#define NEAR 0.03125
INLINE double expm1_near(double x) {
  double p = 1.0 / 40320;
  p = p * x + 1.0 / 5040;
  p = p * x + 1.0 / 720;
  p = p * x + 1.0 / 120;
  p = p * x + 1.0 / 24;
  p = p * x + 1.0 / 6;
  p = p * x + 0.5;
  return x + (x * x) * p;
}

INLINE int is_near(double x) { return (x <= NEAR) & (x >= -NEAR); }

// A chance after a hazard ratio near 1: what is left of those who stay is multiplied by exp(x), x being
// −hazard (ratio − 1), and hazard −ln(1 − chance). A ratio of exactly 1 keeps the chance's bytes.
INLINE double near_chance(double chance, double hazard, double ratio) {
  return chance - (1 - chance) * expm1_near(-hazard * (ratio - 1));
}

// Where little of a hazard is left, a difference from the chance before would lose its digits, and its sign.
INLINE int is_far(double hazard, double ratio) {
  return !(is_near(hazard * (ratio - 1)) & (ratio >= 0.5));
}

// The same whether or not it is near.
INLINE double changed_chance(double chance, double hazard, double ratio) {
  double after = is_far(hazard, ratio) ? -expm1_of(-hazard * ratio) : near_chance(chance, hazard, ratio);
  return ((ratio != 1) & (hazard > 0)) ? after : chance;
}

// Whether any of a row is not near.
INLINE int any_far(const double *hazard, const double *ratio, long count) {
  long far = 0;
  EACH(i, count) far += is_far(hazard[i], ratio[i]);
  return far != 0;
}

CLONES void crows_chances(double *chance, const double *hazard, const double *ratio, long count) {
  EACH_SLOWLY(i, count) chance[i] = changed_chance(chance[i], hazard[i], ratio[i]);
}

// The same where it is known whether any of a row is far.
INLINE double chance_after(double chance, double hazard, double ratio, int are_far) {
  return are_far ? changed_chance(chance, hazard, ratio) : near_chance(chance, hazard, ratio);
}

INLINE int rescale_some(
  const double *chance, double *after, double *staying, const double *hazard, const double *ratio,
  long count, int are_far)
{
  long below = 0;
  EACH_SLOWLY(i, count) {
    double moving = chance_after(chance[i], hazard[i], ratio[i], are_far);
    double stay = staying[i] + (chance[i] - moving);
    after[i] = moving;
    staying[i] = stay;
    below += stay < 0;
  }
  return below != 0;
}

// Chances of moving after hazard ratios; staying takes up the rest. Returns whether that is below
// zero anywhere.
INLINE int rescale(
  const double *chance, double *after, double *staying, const double *hazard, const double *ratio,
  long count)
{
  return any_far(hazard, ratio, count)
    ? rescale_some(chance, after, staying, hazard, ratio, count, 1)
    : rescale_some(chance, after, staying, hazard, ratio, count, 0);
}

CLONES int crows_scale_hazards(
  double *chance, double *staying, const double *hazard, const double *ratio, long count)
{
  return differs(ratio, count) ? rescale(chance, chance, staying, hazard, ratio, count) : 0;
}

INLINE void die_after(
  double *people, double *deaths, const double *chance, const double *hazard, const double *ratio,
  long count, int are_far)
{
  EACH_SLOWLY(i, count) {
    double died = chance_after(chance[i], hazard[i], ratio[i], are_far) * people[i];
    people[i] -= died;
    deaths[i] += died;
  }
}

// Takes those who die of one row.
INLINE void die_some(
  double *people, double *deaths, const double *chance, const double *hazard, const double *ratio,
  long count)
{
  if (ratio && any_far(hazard, ratio, count)) {
    die_after(people, deaths, chance, hazard, ratio, count, 1);
  } else if (ratio) {
    die_after(people, deaths, chance, hazard, ratio, count, 0);
  } else {
    EACH(i, count) {
      double died = chance[i] * people[i];
      people[i] -= died;
      deaths[i] += died;
    }
  }
}

CLONES void crows_die(
  double *people, double *deaths, const double *chance, const double *hazard, const double *ratio,
  long groups, long segments, long ages)
{
  for (long row = 0; row < groups * segments; row++) {
    double *own = people + row * ages;
    long first, last;
    occupied(own, ages, &first, &last);
    long at = row * ages + first;
    die_some(
      own + first, deaths + row / segments * ages + first, chance + at, ratio ? hazard + at : 0,
      ratio ? ratio + at : 0, last - first);
  }
}

// Chances of the exits from one segment after hazard ratios: those of staying in the first row of
// `after`, those of moving up in the rows of their exits.
INLINE void rescale_exits(
  const double *chance, double *after, const double *hazard, const double *ratio,
  const long *upward, long exits, long ages, long first, long count)
{
  memcpy(after + first, chance + first, count * sizeof(double));
  int below = 0;
  for (long x = 1; x < exits; x++) {
    long row = x * ages + first;
    if (upward[x]) {
      below |= rescale(
        chance + row, after + row, after + first, hazard + row, ratio + first, count);
    }
  }
  if (!below) return;
  for (long age = first; age < first + count; age++) {
    if (!(after[age] < 0)) continue;
    double sum = 0;
    for (long x = 1; x < exits; x++) sum += upward[x] ? after[x * ages + age] : 0;
    double factor = 1 + after[age] / sum;
    for (long x = 1; x < exits; x++) {
      if (upward[x]) after[x * ages + age] *= factor;
    }
    after[age] = 0;
  }
}

CLONES void crows_move(
  const double *survivors, double *next, const double *chance, const double *hazard,
  const double *ratios, const long *from, const long *to, const long *upward, long exits,
  long ages, long older, double *room)
{
  for (long begin = 0, end; begin < exits; begin = end) {
    long segment = from[begin];
    for (end = begin + 1; end < exits && from[end] == segment; end++) {}
    const double *people = survivors + segment * ages;
    long first, last;
    occupied(people, ages, &first, &last);
    if (first == last) continue;
    const double *rows = chance + begin * ages;
    int changes = 0;
    if (ratios && differs(ratios + segment * ages + first, last - first)) {
      changes = 1;
      rescale_exits(
        rows, room, hazard + begin * ages, ratios + segment * ages, upward + begin, end - begin,
        ages, first, last - first);
    }
    // The last age is open: people stay in it.
    long stop = older && last == ages ? ages - 1 : last;
    for (long exit = begin; exit < end; exit++) {
      int is_changed = changes && (exit == begin || upward[exit]);
      const double *row = (is_changed ? room : rows) + (exit - begin) * ages;
      double *there = next + to[exit] * ages;
      double *later = there + older;
      EACH(i, stop - first) later[first + i] += people[first + i] * row[first + i];
      if (stop < last) there[stop] += people[stop] * row[stop];
    }
  }
}

enum { LANES = 16, MOST_STEPS = 50 };

// At most sixteen ages at once. The left side is concave in m, so that steps from below never overshoot; the
// first guess is never too high, as those of higher risk die first. An age keeps its multiplier
// once a step is so small that what is left, some square of it, is nothing.
INLINE void levels_of_some(
  const double *people, const double *otherwise, const double *risk, const double *chance,
  const double *rate, long segments, long stride, double *level, long lanes)
{
  double whole[LANES], mean[LANES], instead[LANES], open[LANES];
  EACH(l, lanes) {
    whole[l] = 0;
    mean[l] = 0;
    instead[l] = 0;
  }
  for (long s = 0; s < segments; s++) {
    long row = s * stride;
    EACH(l, lanes) {
      whole[l] += people[row + l];
      mean[l] += people[row + l] * risk[row + l];
      instead[l] += otherwise[row + l] * risk[row + l];
    }
  }
  long opened = 0;
  EACH(l, lanes) {
    mean[l] = whole[l] > 0 ? mean[l] / whole[l] : instead[l];
    open[l] = (chance[l] > 0) & (mean[l] > 0);
    level[l] = ((open[l] != 0) & (chance[l] < 1)) ? rate[l] / mean[l] : 0;
    opened += open[l] != 0;
  }
  for (long step = 0; step < MOST_STEPS && opened; step++) {
    double deaths[LANES], slope[LANES];
    EACH(l, lanes) {
      deaths[l] = 0;
      slope[l] = 0;
    }
    for (long s = 0; s < segments; s++) {
      long row = s * stride;
      double died[LANES];
      long far = 0;
      EACH(l, lanes) {
        double hazard = level[l] * risk[row + l];
        died[l] = -expm1_near(-hazard);
        far += !is_near(hazard);
      }
      if (far) {
        EACH(l, lanes) {
          double hazard = level[l] * risk[row + l];
          died[l] = is_near(hazard) ? died[l] : -expm1_of(-hazard);
        }
      }
      EACH(l, lanes) {
        double share = whole[l] > 0 ? people[row + l] / whole[l] : otherwise[row + l];
        deaths[l] += share * died[l];
        slope[l] += share * risk[row + l] * (1 - died[l]);
      }
    }
    opened = 0;
    EACH(l, lanes) {
      double is_open = (open[l] != 0) & (slope[l] > 0);
      double more = is_open != 0 ? (chance[l] - deaths[l]) / slope[l] : 0;
      level[l] += more;
      open[l] = (more < 0 ? -more : more) > 1e-8 * level[l];
      opened += open[l] != 0;
    }
  }
}

CLONES void crows_levels(
  const double *people, const double *otherwise, const double *risk, const double *chance,
  const double *rate, long segments, long stride, double *level, long count)
{
  if (count < LANES) {
    levels_of_some(
      people, otherwise, risk, chance, rate, segments, stride, level, count);
    return;
  }
  for (long i = 0; i < count; i += LANES) {
    // The last ages together with some before them once more: it is the same for each.
    long first = i + LANES <= count ? i : count - LANES;
    levels_of_some(
      people + first, otherwise + first, risk + first, chance + first, rate + first, segments,
      stride, level + first, LANES);
  }
}
