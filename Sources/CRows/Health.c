#include "CRows.h"
#include "Functions.h"

enum { LANES = 8, QUANTITIES = 5, MOST_AGES = 128 };

CLONES void crows_experience(
  const double *start, const double *end, const double *utility, const long *is_high, long segments,
  long ages, const double *died, double newborn, double *out)
{
  double *lived = out, *deaths = out + ages, *high = out + 2 * ages;
  double *quality = out + 3 * ages, *squared = out + 4 * ages;
  for (long s = 0; s < segments; s++) {
    const double *first = start + s * ages, *last = end + s * ages, *worth = utility + s * ages;
    double weight = is_high[s] ? 1 : 0;
    EACH(i, ages) {
      double years = (first[i] + last[i]) / 2;
      double counted = years * worth[i];
      lived[i] += years;
      quality[i] += counted;
      squared[i] += counted * worth[i];
      high[i] += weight * years;
    }
  }
  // Half of those of an age have had their birthday; the last age keeps its own.
  deaths[0] += newborn + died[0] / 2;
  for (long i = 1; i < ages; i++) deaths[i] += died[i] / 2 + died[i - 1] / 2;
  deaths[ages - 1] += died[ages - 1] / 2;
}

// Years of life from an age on, and squares of what makes their error, for one way to count them.
typedef struct {
  double years[LANES];
  double squares[LANES];
} tail;

// Some parts side by side, each in a lane; `stride` numbers lie between two.
INLINE void tables_of_some(
  const double *parts, long stride, long ages, double infant_share, const long *wanted, long count,
  int with_errors, double *out, long lanes)
{
  double survivors[MOST_AGES + 1][LANES], chances[MOST_AGES][LANES];
  double possible[LANES];
  EACH(l, lanes) {
    survivors[0][l] = 1;
    possible[l] = 1;
  }
  for (long age = 0; age < ages; age++) {
    int is_open = age == ages - 1;
    double lost = 1 - (age == 0 ? infant_share : 0.5);
    EACH(l, lanes) {
      const double *part = parts + l * stride + age;
      double rate = part[ages] / part[0];
      double chance = is_open ? 1 : rate / (1 + rate * lost);
      double is_possible = (part[0] > 0) & (part[ages] >= 0) & (chance <= 1)
        & ((!is_open) | (part[ages] > 0));
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
      const double *part = parts + l * stride + age;
      double people = part[0], deaths = part[ages];
      double alive = survivors[age][l], chance = chances[age][l];
      double after = survivors[age + 1][l];
      double lived = is_open ? alive * people / deaths : alive - alive * chance * lost;
      if (!with_errors) {
        tails[0].years[l] += lived;
        tails[1].years[l] += lived * (1 - part[2 * ages] / people);
        tails[2].years[l] += lived * (part[3 * ages] / people);
        continue;
      }
      double variance = is_open
        ? people * people / (deaths * deaths * deaths)
        : (deaths > 0 ? chance * chance * (1 - chance) / deaths : 0);
      double well = 1 - part[2 * ages] / people;
      double mean = part[3 * ages] / people;
      double of_well = well * (1 - well);
      double of_mean = part[4 * ages] / people - mean * mean;
      double share[3] = {1, well, mean};
      double spread[3] = {
        0, (of_well > 0 ? of_well : 0) / people, (of_mean > 0 ? of_mean : 0) / people,
      };
      for (long m = 0; m < 3; m++) {
        double later = ((!is_open) & (after > 0)) ? tails[m].years[l] / after : 0;
        double at_stake = is_open ? share[m] : lost * share[m] + later;
        double dying = alive * at_stake;
        tails[m].squares[l] += dying * dying * variance + lived * lived * spread[m];
        tails[m].years[l] += lived * share[m];
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

INLINE void tables_of_all(
  const double *parts, long part_count, long ages, double infant_share, const long *wanted,
  long count, int with_errors, double *out)
{
  long stride = QUANTITIES * ages;
  if (part_count < LANES) {
    tables_of_some(
      parts, stride, ages, infant_share, wanted, count, with_errors, out, part_count);
    return;
  }
  for (long i = 0; i < part_count; i += LANES) {
    // The last parts together with some before them once more: it is the same for each.
    long first = i + LANES <= part_count ? i : part_count - LANES;
    tables_of_some(
      parts + first * stride, stride, ages, infant_share, wanted, count, with_errors,
      out + first * count * 6, LANES);
  }
}

CLONES void crows_life_tables(
  const double *parts, long part_count, long ages, double infant_share, const long *wanted,
  long count, int with_errors, double *out)
{
  if (with_errors) {
    tables_of_all(parts, part_count, ages, infant_share, wanted, count, 1, out);
  } else {
    tables_of_all(parts, part_count, ages, infant_share, wanted, count, 0, out);
  }
}

CLONES void crows_standardised(
  const double *parts, long part_count, long ages, long quantity, const double *standard,
  const long *bands, long band_count, double *out)
{
  for (long p = 0; p < part_count; p++) {
    const double *lived = parts + p * QUANTITIES * ages;
    const double *events = lived + quantity * ages;
    double sum = 0, variance = 0, weight = 0;
    int is_possible = 1;
    for (long b = 0; b < band_count; b++) {
      double years = 0, number = 0;
      for (long age = bands[2 * b]; age <= bands[2 * b + 1]; age++) {
        years += lived[age];
        number += events[age];
      }
      is_possible &= years > 0;
      sum += standard[b] * number / years;
      variance += standard[b] * standard[b] * number / (years * years);
      weight += standard[b];
    }
    is_possible &= weight > 0;
    out[2 * p] = is_possible ? sum / weight : __builtin_nan("");
    out[2 * p + 1] = is_possible ? __builtin_sqrt(variance) / weight : __builtin_nan("");
  }
}
