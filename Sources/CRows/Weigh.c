#include "CRows.h"
#include "Functions.h"

// Tables and segments whose sums are found together, as many as have room in the processor.
enum { TABLES = 3, SIDES = 6 };

// Ages side by side where some cells wait for nothing.
enum { RUNS = 3, WIDE = RUNS * STRANDS };

// The slots of ages at which there are any people of a segment: nobody is in one outside its own ages.
INLINE void inhabited(
  const double *people, long groups, long stride, long ages, long *first, long *last)
{
  long from = slots_of(ages), to = 0, lanes = lanes_of(ages);
  for (long g = 0; g < groups; g++) {
    const double *row = people + g * stride;
    strands some;
    for (long slot = 0; slot < from; slot++) {
      take(&some, row + first_age(slot, ages), lanes);
      if (!is_nothing((const double *)&some)) from = slot;
    }
    for (long slot = slots_of(ages); slot > to; slot--) {
      take_new(&some, row + first_age(slot - 1, ages), lanes, taken_before(slot - 1, ages));
      if (!is_nothing((const double *)&some)) to = slot;
    }
  }
  *first = from;
  *last = to;
}

// What some tables weigh people of some segments, which are side by side, in a slot of ages.
INLINE void weigh_slot(
  strands (*together)[SIDES], const double *people, const double *tables, long size, long ages,
  long count, long sides, long lanes, long before)
{
  strands present[SIDES], weight;
  for (long s = 0; s < sides; s++) take_new(&present[s], people + s * ages, lanes, before);
  for (long t = 0; t < count; t++) {
    take(&weight, tables + t * size, lanes);
    for (long s = 0; s < sides; s++) together[t][s] += present[s] * weight;
  }
}

INLINE void weigh_some(
  const double *people, const double *tables, long count, long sides, long groups, long segments,
  long ages, long from, long to, double *sums, long lanes)
{
  strands together[TABLES][SIDES] = {{{0}}};
  long size = groups * ages, even = to < slots_of(ages) ? to : to - 1;
  for (long g = 0; g < groups; g++) {
    const double *rows = people + g * segments * ages, *own = tables + g * ages;
    for (long slot = from; slot < even; slot++) {
      long age = slot * STRANDS;
      weigh_slot(together, rows + age, own + age, size, ages, count, sides, lanes, 0);
    }
    if (from < to && even < to) {
      long age = first_age(even, ages);
      weigh_slot(
        together, rows + age, own + age, size, ages, count, sides, lanes,
        taken_before(even, ages));
    }
  }
  for (long t = 0; t < count; t++) {
    for (long s = 0; s < sides; s++) sums[t * segments + s] = whole(&together[t][s]);
  }
}

INLINE void weigh_sides(
  const double *people, const double *tables, long count, long sides, long groups, long segments,
  long ages, long from, long to, double *sums)
{
  long t = 0, lanes = lanes_of(ages), size = groups * ages;
  for (; lanes == STRANDS && t + TABLES <= count; t += TABLES) {
    weigh_some(
      people, tables + t * size, TABLES, sides, groups, segments, ages, from, to,
      sums + t * segments, STRANDS);
  }
  for (; t < count; t++) {
    weigh_some(
      people, tables + t * size, 1, sides, groups, segments, ages, from, to, sums + t * segments,
      lanes);
  }
}

CLONES void crows_weigh(
  const double *people, const double *tables, long count, long groups, long segments, long ages,
  double *sums)
{
  for (long s = 0, sides = 0; s < segments; s += sides) {
    const double *own = people + s * ages;
    long from, to;
    inhabited(own, groups, segments * ages, ages, &from, &to);
    // Those after it who are there at the same ages.
    for (sides = 1; s + sides < segments && sides < SIDES; sides++) {
      long first, last;
      inhabited(own + sides * ages, groups, segments * ages, ages, &first, &last);
      if (first != from || last != to) break;
    }
#define WEIGH(sides)                                                                               \
  weigh_sides(own, tables, count, sides, groups, segments, ages, from, to, sums + s)
    switch (sides) {
    case 1: WEIGH(1); break;
    case 2: WEIGH(2); break;
    case 3: WEIGH(3); break;
    case 4: WEIGH(4); break;
    case 5: WEIGH(5); break;
    default: WEIGH(SIDES);
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
  for (long k = 0; k < conditions; k++) {
    const double *own = left + k * stride;
    for (long r = 0; r < RUNS; r++) gone[k][r] = 1 - AT_CONST(own + r * STRANDS);
  }
  for (long p = 0; p < pods; p++) {
    strands lost[RUNS] = {{0}};
    for (long k = p == 0 ? 0 : ends[p - 1]; k < ends[p]; k++) {
      const strands_anywhere *own = gone[parts[k].condition];
      for (long r = 0; r < RUNS; r++) lost[r] += parts[k].share * own[r];
    }
    if (kept[p]) {
      for (long r = 0; r < RUNS; r++) AT(kept[p] + at + r * STRANDS) = 1 - lost[r];
    }
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
  return STRANDS + pods * segments * STRANDS + (segments + conditions) * WIDE
    + pods * conditions * 2 + pods + segments;
}

CLONES void crows_lost(
  const double *people, const double *left, long conditions, long classes, const long *class_of,
  const double *shares, const double *tables, const long *table_of, long pods, long groups,
  long segments, long ages, double *const *kept, double *sums, double *room)
{
  strands_anywhere *together = aligned(room);
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
