#include "CRows.h"
#include "Functions.h"

enum { TOGETHER = 4, WIDE = 32 };

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
  const double (*present)[WIDE], double (*gone)[WIDE], const long *members, long count,
  const double *left, long stride, long conditions, const part_of_use *parts, const long *ends,
  const double *tables, long size, const long *table_of, long pods, strands_anywhere *together,
  long segments, double *const *kept, long at, long lanes)
{
  for (long k = 0; k < conditions; k++) {
    const double *own = left + k * stride;
    EACH(l, lanes) gone[k][l] = 1 - own[l];
  }
  for (long p = 0; p < pods; p++) {
    double lost[WIDE];
    EACH(l, lanes) lost[l] = 0;
    for (long k = p == 0 ? 0 : ends[p - 1]; k < ends[p]; k++) {
      const double *own = gone[parts[k].condition];
      double share = parts[k].share;
      EACH(l, lanes) lost[l] += share * own[l];
    }
    if (kept[p]) EACH(l, lanes) kept[p][at + l] = 1 - lost[l];
    const double *table = tables + table_of[p] * size;
    EACH(l, lanes) lost[l] *= table[l];
    for (long m = 0; m < count; m++) {
      const double *own = present[m];
      strands_anywhere *sum = together + p * segments + members[m];
      if (lanes == WIDE) {
        *sum += (AT(lost) * AT_CONST(own) + AT(lost + 8) * AT_CONST(own + 8))
          + (AT(lost + 16) * AT_CONST(own + 16) + AT(lost + 24) * AT_CONST(own + 24));
      } else {
        for (long l = 0; l < lanes; l++) (*sum)[l % STRANDS] += lost[l] * own[l];
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
  double (*gone)[WIDE] = present + segments;
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
        if (wide < WIDE) {
          lose_some(
            present, gone, members, count, left + at, classes * size, conditions, parts, ends,
            tables + row + age, size, table_of, pods, together, segments, kept, at, wide);
        } else {
          lose_some(
            present, gone, members, count, left + at, classes * size, conditions, parts, ends,
            tables + row + age, size, table_of, pods, together, segments, kept, at, WIDE);
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
