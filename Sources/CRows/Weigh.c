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

// Adds to `strands` what tables weigh of those of a row who are not left.
INLINE void lose_row(
  const double *people, const double *left, const double *const *tables, long first, long last,
  double (*strands)[LANES], double *rests)
{
  long age = first;
  for (; age + LANES <= last; age += LANES) {
    double gone[LANES];
    EACH(l, LANES) gone[l] = people[age + l] * (1 - left[age + l]);
    for (long t = 0; t < TOGETHER; t++) {
      EACH(l, LANES) strands[t][l] += gone[l] * tables[t][age + l];
    }
  }
  for (; age < last; age++) {
    double gone = people[age] * (1 - left[age]);
    for (long t = 0; t < TOGETHER; t++) rests[t] += gone * tables[t][age];
  }
}

INLINE void lose_some(
  const double *people, const double *left, const double *tables, const long *wanted, long count,
  long groups, long segments, long segment, long ages, double *sums)
{
  double strands[TOGETHER][LANES] = {{0}};
  double rests[TOGETHER] = {0};
  for (long g = 0; g < groups; g++) {
    const double *row = people + (g * segments + segment) * ages;
    long first = 0, last = ages;
    while (first < last && row[first] == 0) first++;
    while (last > first && row[last - 1] == 0) last--;
    if (first == last) continue;
    const double *rows[TOGETHER];
    // Of fewer tables than are taken together the last is taken again, and not counted.
    for (long t = 0; t < TOGETHER; t++) {
      rows[t] = tables + (wanted[t < count ? t : count - 1] * groups + g) * ages;
    }
    lose_row(row, left + g * ages, rows, first & ~(LANES - 1), last, strands, rests);
  }
  for (long t = 0; t < TOGETHER && t < count; t++) {
    const double *s = strands[t];
    sums[t * segments] =
      (((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]))) + rests[t];
  }
}

CLONES void crows_lost(
  const double *people, const double *left, long conditions, long classes, const long *class_of,
  const double *tables, const long *wanted, long count, long groups, long segments, long ages,
  double *sums)
{
  long size = groups * ages;
  for (long k = 0; k < conditions; k++) {
    for (long s = 0; s < segments; s++) {
      const double *own = left + (k * classes + class_of[s]) * size;
      double *sum = sums + k * count * segments + s;
      for (long t = 0; t < count; t += TOGETHER) {
        lose_some(
          people, own, tables, wanted + t, count - t, groups, segments, s, ages,
          sum + t * segments);
      }
    }
  }
}
