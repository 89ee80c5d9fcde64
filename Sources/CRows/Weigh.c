#include "CRows.h"
#include "Functions.h"

enum { TOGETHER = 4, RUNS = 3, WIDE = RUNS * STRANDS };

// What `tables` weigh the people of a segment, several tables at once.
INLINE void weigh_some(
  const double *people, const double *tables, long count, long size, long groups, long segments,
  long segment, long ages, double *sums)
{
  strands together[TOGETHER] = {{0}};
  double rests[TOGETHER] = {0};
  for (long g = 0; g < groups; g++) {
    const double *row = people + (g * segments + segment) * ages;
    long i, last;
    occupied(row, ages, &i, &last);
    const double *own = tables + g * ages;
    for (; i + STRANDS <= last; i += STRANDS) {
      strands present = AT_CONST(row + i);
      for (long t = 0; t < count; t++) together[t] += present * AT_CONST(own + t * size + i);
    }
    for (; i < last; i++) {
      for (long t = 0; t < count; t++) rests[t] += row[i] * own[t * size + i];
    }
  }
  for (long t = 0; t < count; t++) sums[t * segments] = whole(&together[t]) + rests[t];
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

// A share of a point of delivery's units that a condition has.
typedef struct {
  long condition;
  double share;
} part_of_use;

// What is lost in some ages of a group and class: first by condition, then by point of delivery, weighed by
// its table of use and by the people of each segment. What is left is read once for all of them.
INLINE void lose_some(
  const double (*present)[WIDE], strands_anywhere (*gone)[RUNS], const long *members, long count,
  const double *left, long stride, long conditions, const part_of_use *parts, const long *ends,
  const double *tables, long size, const long *table_of, long pods, strands_anywhere *together,
  long segments, double *const *kept, long at)
{
  strands any[RUNS] = {{0}};
  for (long k = 0; k < conditions; k++) {
    const double *own = left + k * stride;
    for (long r = 0; r < RUNS; r++) {
      strands less = 1 - AT_CONST(own + r * STRANDS);
      gone[k][r] = less;
      any[r] += less * less;
    }
  }
  for (long r = 1; r < RUNS; r++) any[0] += any[r];
  // Programmes for adults leave whole runs of ages alone, and a class may be on no path at all.
  int is_untouched = is_nothing((const double *)any);
  for (long p = 0; p < pods; p++) {
    strands lost[RUNS] = {{0}};
    if (!is_untouched) {
      for (long k = p == 0 ? 0 : ends[p - 1]; k < ends[p]; k++) {
        const strands_anywhere *own = gone[parts[k].condition];
        for (long r = 0; r < RUNS; r++) lost[r] += parts[k].share * own[r];
      }
    }
    if (kept[p]) {
      for (long r = 0; r < RUNS; r++) AT(kept[p] + at + r * STRANDS) = 1 - lost[r];
    }
    if (is_untouched) continue;
    const double *table = tables + table_of[p] * size;
    for (long r = 0; r < RUNS; r++) lost[r] *= AT_CONST(table + r * STRANDS);
    for (long m = 0; m < count; m++) {
      const double *own = present[m];
      strands sum = {0};
      for (long r = 0; r < RUNS; r++) sum += lost[r] * AT_CONST(own + r * STRANDS);
      together[p * segments + members[m]] += sum;
    }
  }
}

// The same of fewer ages than stand side by side.
INLINE void lose_few(
  const double (*present)[WIDE], const long *members, long count, const double *left, long stride,
  const part_of_use *parts, const long *ends, const double *tables, long size,
  const long *table_of, long pods, strands_anywhere *together, long segments,
  double *const *kept, long at, long ages)
{
  for (long p = 0; p < pods; p++) {
    for (long i = 0; i < ages; i++) {
      double lost = 0;
      for (long k = p == 0 ? 0 : ends[p - 1]; k < ends[p]; k++) {
        lost += parts[k].share * (1 - left[parts[k].condition * stride + i]);
      }
      if (kept[p]) kept[p][at + i] = 1 - lost;
      lost *= tables[table_of[p] * size + i];
      for (long m = 0; m < count; m++) {
        together[p * segments + members[m]][i % STRANDS] += lost * present[m][i];
      }
    }
  }
}

long crows_lost_room(long pods, long conditions, long segments) {
  return pods * segments * STRANDS + (segments + conditions) * WIDE + pods * conditions * 2 + pods
    + segments;
}

CLONES void crows_lost(
  const double *people, const double *left, long conditions, long classes, const long *class_of,
  const double *shares, const double *tables, const long *table_of, long pods, long groups,
  long segments, long ages, double *const *kept, double *sums, double *room)
{
  strands_anywhere *together = (strands_anywhere *)room;
  double (*present)[WIDE] = (double (*)[WIDE])(together + pods * segments);
  strands_anywhere (*gone)[RUNS] = (strands_anywhere (*)[RUNS])(present + segments);
  part_of_use *parts = (part_of_use *)(gone + conditions);
  long *ends = (long *)(parts + pods * conditions), *members = ends + pods;
  long size = groups * ages, wide = ages < WIDE ? ages : WIDE, is_kept = 0, used = 0;
  for (long p = 0; p < pods; p++) {
    is_kept |= kept[p] != 0;
    for (long k = 0; k < conditions; k++) {
      double share = shares[p * conditions + k];
      if (share != 0) parts[used++] = (part_of_use){k, share};
    }
    ends[p] = used;
  }
  memset(together, 0, pods * segments * sizeof(strands));
  for (long c = 0; c < classes; c++) {
    for (long row = 0; row < size; row += ages) {
      for (long i = 0; i < ages; i += WIDE) {
        // The last ages together with some before them once more, who are then nobody.
        long age = i + wide <= ages ? i : ages - wide, count = 0;
        for (long s = 0; s < segments; s++) {
          if (class_of[s] != c) continue;
          const double *own = people + row * segments + s * ages + age;
          long occupied = 0;
          EACH(l, wide) {
            present[count][l] = age + l < i ? 0 : own[l];
            occupied += present[count][l] != 0;
          }
          // Nobody is in a segment outside its own ages.
          if (occupied) members[count++] = s;
        }
        if (count == 0 && !is_kept) continue;
        long at = c * size + row + age;
        const double *own = left + row * conditions * classes + c * ages + age;
        if (wide < WIDE) {
          lose_few(
            present, members, count, own, classes * ages, parts, ends, tables + row + age,
            size, table_of, pods, together, segments, kept, at, wide);
        } else {
          lose_some(
            present, gone, members, count, own, classes * ages, conditions, parts, ends,
            tables + row + age, size, table_of, pods, together, segments, kept, at);
        }
      }
    }
  }
  for (long i = 0; i < pods * segments; i++) {
    strands own = together[i];
    sums[i] = whole(&own);
  }
}

CLONES void crows_lived(
  const double *people, const double *utility, const long *is_high, long groups, long segments,
  long ages, double *out)
{
  for (long g = 0; g < groups; g++) {
    double years = 0, quality = 0, high = 0;
    for (long s = 0; s < segments; s++) {
      const double *row = people + (g * segments + s) * ages, *worth = utility + s * ages;
      strands lived = {0}, counted = {0};
      for (long i = 0; i < ages; i += STRANDS) {
        strands present, quality_of;
        take(&present, row + i, ages - i);
        take(&quality_of, worth + i, ages - i);
        lived += present;
        counted += present * quality_of;
      }
      double sum = whole(&lived);
      years += sum;
      quality += whole(&counted);
      high += is_high[s] ? sum : 0;
    }
    out[3 * g] = years;
    out[3 * g + 1] = quality;
    out[3 * g + 2] = high;
  }
}
