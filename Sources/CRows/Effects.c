#include "CRows.h"
#include "Functions.h"

enum { LANES = 8, TOGETHER = 4 };

// Adds to `sums` what `tables` of one group's row weigh its people, several tables at once.
INLINE void weigh_row(
  const double *people, const double *const *tables, long count, long first, long last,
  double (*strands)[LANES], double *rests)
{
  long age = first;
  for (; age + LANES <= last; age += LANES) {
    for (long t = 0; t < count; t++) {
      EACH(l, LANES) strands[t][l] += people[age + l] * tables[t][age + l];
    }
  }
  for (; age < last; age++) {
    for (long t = 0; t < count; t++) rests[t] += people[age] * tables[t][age];
  }
}

INLINE void weigh_some(
  const double *people, const double *tables, long count, long size, long groups, long segments,
  long segment, long ages, double *sums)
{
  double strands[TOGETHER][LANES] = {{0}};
  double rests[TOGETHER] = {0};
  for (long g = 0; g < groups; g++) {
    const double *row = people + (g * segments + segment) * ages;
    // Nobody is in a segment outside its own ages; whole strands are left out.
    long first = 0, last = ages;
    while (first < last && row[first] == 0) first++;
    while (last > first && row[last - 1] == 0) last--;
    if (first == last) continue;
    const double *rows[TOGETHER];
    for (long t = 0; t < count; t++) rows[t] = tables + t * size + g * ages;
    weigh_row(row, rows, count, first & ~(LANES - 1), last, strands, rests);
  }
  for (long t = 0; t < count; t++) {
    const double *s = strands[t];
    sums[t * segments] =
      (((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]))) + rests[t];
  }
}

CLONES void crows_weigh(
  const double *people, const double *tables, const long *table_sets, long count, long groups,
  long segments, long ages, double *sums)
{
  long size = groups * ages;
  for (long s = 0; s < segments; s++) {
    const double *own = tables + table_sets[s] * count * size;
    long t = 0;
    for (; t + TOGETHER <= count; t += TOGETHER) {
      weigh_some(
        people, own + t * size, TOGETHER, size, groups, segments, s, ages,
        sums + t * segments + s);
    }
    for (; t < count; t++) {
      weigh_some(
        people, own + t * size, 1, size, groups, segments, s, ages, sums + t * segments + s);
    }
  }
}

// What one strand leaves of a risk is multiplied into what others of its part do; a part that is the
// second of a pair closes it: of two that both lower a risk, or both raise it, the larger counts.
INLINE void remain_some(
  const crows_strand *strands, long count, long class, const double *fractions,
  const double *exposures, long size, long row, long ages, long age, double *left, long lanes)
{
  double product[LANES], own[LANES], first[LANES];
  EACH(l, lanes) {
    product[l] = 1;
    own[l] = 1;
    first[l] = 1;
  }
  for (long k = 0; k < count; k++) {
    const crows_strand *strand = strands + k;
    if (strand->is_in[class]) {
      const double *part = fractions + strand->fraction * size + row + age;
      const double *exposure = exposures + strand->exposure * ages + age;
      EACH(l, lanes) own[l] *= 1 - part[l] * exposure[l];
    }
    if (k + 1 < count && strands[k + 1].part == strand->part) continue;
    if (strand->part == 0) {
      EACH(l, lanes) product[l] = own[l];
    } else if (strand->part % 2 == 1) {
      EACH(l, lanes) first[l] = own[l];
    } else {
      EACH(l, lanes) {
        double less = own[l] < first[l] ? own[l] : first[l];
        double more = own[l] > first[l] ? own[l] : first[l];
        product[l] *= (less < 1 ? less : 1) * (more > 1 ? more : 1);
      }
    }
    EACH(l, lanes) own[l] = 1;
  }
  EACH(l, lanes) left[l] = product[l];
}

CLONES void crows_remain(
  const crows_strand *strands, long count, const double *fractions, const double *exposures,
  long classes, long groups, long ages, double *left)
{
  long size = groups * ages;
  for (long c = 0; c < classes; c++) {
    int is_touched = 0;
    for (long k = 0; k < count; k++) is_touched |= strands[k].is_in[c] != 0;
    for (long g = 0; g < groups; g++) {
      double *row = left + c * size + g * ages;
      if (!is_touched) {
        EACH(i, ages) row[i] = 1;
        continue;
      }
      long age = 0;
      for (; age + LANES <= ages; age += LANES) {
        remain_some(
          strands, count, c, fractions, exposures, size, g * ages, ages, age, row + age,
          LANES);
      }
      if (age < ages) {
        remain_some(
          strands, count, c, fractions, exposures, size, g * ages, ages, age, row + age,
          ages - age);
      }
    }
  }
}

CLONES void crows_ratios(
  const double *left, long conditions, const long *positions, const double *shares, long classes,
  const long *class_of, long groups, long segments, long ages, double *ratios)
{
  long size = groups * ages, stride = classes * size;
  for (long c = 0; c < classes; c++) {
    for (long g = 0; g < groups; g++) {
      double *first = 0;
      for (long s = 0; s < segments; s++) {
        if (class_of[s] != c) continue;
        double *row = ratios + (g * segments + s) * ages;
        if (first) {
          memcpy(row, first, ages * sizeof(double));
          continue;
        }
        first = row;
        const double *own = left + c * size + g * ages;
        long age = 0;
        for (; age + LANES <= ages; age += LANES) {
          double ratio[LANES];
          EACH(l, LANES) ratio[l] = 1;
          for (long k = 0; k < conditions; k++) {
            const double *share = shares + positions[k] * size + g * ages + age;
            EACH(l, LANES) ratio[l] -= share[l] * (1 - own[k * stride + age + l]);
          }
          EACH(l, LANES) row[age + l] = ratio[l];
        }
        for (; age < ages; age++) {
          double ratio = 1;
          for (long k = 0; k < conditions; k++) {
            ratio -= shares[positions[k] * size + g * ages + age] * (1 - own[k * stride + age]);
          }
          row[age] = ratio;
        }
      }
    }
  }
}

CLONES void crows_keep(
  const double *left, long conditions, const double *shares, long size, double *kept)
{
  long i = 0;
  for (; i + LANES <= size; i += LANES) {
    double part[LANES];
    EACH(l, LANES) part[l] = 1;
    for (long k = 0; k < conditions; k++) {
      double share = shares[k];
      if (share == 0) continue;
      EACH(l, LANES) part[l] -= share * (1 - left[k * size + i + l]);
    }
    EACH(l, LANES) kept[i + l] = part[l];
  }
  for (; i < size; i++) {
    double part = 1;
    for (long k = 0; k < conditions; k++) {
      if (shares[k] != 0) part -= shares[k] * (1 - left[k * size + i]);
    }
    kept[i] = part;
  }
}

CLONES void crows_lose(const double *table, const double *kept, double *lost, long count) {
  EACH(i, count) lost[i] = table[i] * (1 - kept[i]);
}

CLONES void crows_cases(
  const double *people, const double *left, const double *incidence, long classes, long groups,
  long ages, double *sums)
{
  for (long g = 0; g < groups; g++) {
    double strands[LANES] = {0};
    double rest = 0;
    const double *chance = incidence + g * ages;
    for (long c = 0; c < classes; c++) {
      const double *row = people + (c * groups + g) * ages;
      const double *kept = left ? left + (c * groups + g) * ages : 0;
      long age = 0;
      if (kept) {
        for (; age + LANES <= ages; age += LANES) {
          EACH(l, LANES) strands[l] += row[age + l] * kept[age + l] * chance[age + l];
        }
        for (; age < ages; age++) rest += row[age] * kept[age] * chance[age];
      } else {
        for (; age + LANES <= ages; age += LANES) {
          EACH(l, LANES) strands[l] += row[age + l] * chance[age + l];
        }
        for (; age < ages; age++) rest += row[age] * chance[age];
      }
    }
    const double *s = strands;
    sums[g] = (((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]))) + rest;
  }
}

CLONES double crows_spans(
  const double *people, const long *spans, long count, const double *weights)
{
  double strands[LANES] = {0};
  double rest = 0;
  for (long k = 0; k < count; k++) {
    const double *row = people + spans[3 * k];
    long size = spans[3 * k + 1];
    const double *weight = weights + spans[3 * k + 2];
    long i = 0;
    for (; i + LANES <= size; i += LANES) {
      EACH(l, LANES) strands[l] += row[i + l] * weight[i + l];
    }
    for (; i < size; i++) rest += row[i] * weight[i];
  }
  const double *s = strands;
  return (((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]))) + rest;
}
