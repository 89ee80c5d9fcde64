#include "CRows.h"
#include "Functions.h"

// Slots of ages side by side, which do not wait for one another, and classes, as many as have room in the
// processor.
enum { RUNS = 2, MOST_CLASSES = 4 };

// Where some ages side by side begin: the last of a row are taken together with some before them once
// more, which comes to the same for each.
#define START(i, width, count) ((i) + (width) <= (count) ? (i) : (count) - (width))

// Does something for each number of classes that are taken together, and as fast as if it were for that alone.
#define BY_CLASSES(count, DO)                                                                      \
  switch (count) {                                                                                 \
  case 1: DO(1); break;                                                                            \
  case 2: DO(2); break;                                                                            \
  case 3: DO(3); break;                                                                            \
  default: DO(MOST_CLASSES);                                                                       \
  }

// What the paths of a part leave of a risk, by class, is multiplied into what others do; a part that is the
// second of a pair closes it: of two that both lower a risk, or both raise it, the larger counts.
INLINE void close_part(
  long part, strands (*product)[RUNS], strands (*first)[RUNS], strands (*own)[RUNS], long classes,
  long runs)
{
  const strands one = (strands){0} + 1;
  for (long c = 0; c < classes; c++) {
    for (long r = 0; r < runs; r++) {
      if (part == 0) {
        product[c][r] = own[c][r];
      } else if (part % 2 == 1) {
        first[c][r] = own[c][r];
      } else {
        strands less = __builtin_elementwise_min(own[c][r], first[c][r]);
        strands more = __builtin_elementwise_max(own[c][r], first[c][r]);
        product[c][r] *=
          __builtin_elementwise_min(less, one) * __builtin_elementwise_max(more, one);
      }
      own[c][r] = one;
    }
  }
}

// What one path leaves is found once for all classes that are on it.
INLINE void remain_some(
  const crows_strand *paths, long count, long class, long classes, const double *fractions,
  const double *exposures, long size, long ages, long age, double *left, long runs, long lanes)
{
  strands product[MOST_CLASSES][RUNS], own[MOST_CLASSES][RUNS], first[MOST_CLASSES][RUNS];
  for (long c = 0; c < classes; c++) {
    for (long r = 0; r < runs; r++) product[c][r] = own[c][r] = first[c][r] = (strands){0} + 1;
  }
  for (long k = 0; k < count; k++) {
    const crows_strand *path = paths + k;
    if (age + runs * lanes > path->first_age) {
      strands kept[RUNS];
      for (long r = 0; r < runs; r++) {
        strands exposure;
        take(&kept[r], fractions + path->fraction * size + age + r * STRANDS, lanes);
        take(&exposure, exposures + path->exposure * ages + age + r * STRANDS, lanes);
        kept[r] = 1 - kept[r] * exposure;
      }
      for (long c = 0; c < classes; c++) {
        if (!path->is_in[class + c]) continue;
        for (long r = 0; r < runs; r++) own[c][r] *= kept[r];
      }
    }
    if (k + 1 == count || paths[k + 1].part != path->part) {
      close_part(path->part, product, first, own, classes, runs);
    }
  }
  for (long c = 0; c < classes; c++) {
    for (long r = 0; r < runs; r++) put(&product[c][r], left + c * ages + age + r * STRANDS, lanes);
  }
}

INLINE void remain_classes(
  const crows_strand *paths, long count, long class, long classes, const double *fractions,
  const double *exposures, long groups, long ages, double *left, long stride)
{
  long size = groups * ages, width = RUNS * STRANDS;
  for (long g = 0; g < groups; g++) {
    const double *own = fractions + g * ages;
    double *rows = left + g * stride + class * ages;
    for (long i = 0; ages >= width && i < ages; i += width) {
      remain_some(
        paths, count, class, classes, own, exposures, size, ages, START(i, width, ages), rows, RUNS,
        STRANDS);
    }
    for (long slot = 0; ages < width && slot < slots_of(ages); slot++) {
      remain_some(
        paths, count, class, classes, own, exposures, size, ages, first_age(slot, ages), rows, 1,
        lanes_of(ages));
    }
  }
}

CLONES void crows_remain(
  const crows_strand *paths, long count, const double *fractions, const double *exposures,
  long classes, long groups, long ages, double *left, long stride)
{
  for (long class = 0; class < classes; class += MOST_CLASSES) {
#define REMAIN(together)                                                                           \
  remain_classes(                                                                                  \
    paths, count, class, together, fractions, exposures, groups, ages, left, stride)
    BY_CLASSES(classes - class, REMAIN)
  }
}

// The ratios of some classes, and of the segments of each, at some ages of a group.
INLINE void ratios_of_some(
  const double *left, long conditions, const long *positions, const double *up,
  const double *dying, long all_classes, long class, long classes, const long *class_of,
  long segments, long ages, double *up_ratios, double *dying_ratios, long runs, long lanes)
{
  strands first[MOST_CLASSES][RUNS], second[MOST_CLASSES][RUNS];
  for (long c = 0; c < classes; c++) {
    for (long r = 0; r < runs; r++) first[c][r] = second[c][r] = (strands){0} + 1;
  }
  for (long k = 0; k < conditions; k++) {
    for (long r = 0; r < runs; r++) {
      strands of_up, of_dying;
      take(&of_up, up + positions[k] * ages + r * STRANDS, lanes);
      take(&of_dying, dying + positions[k] * ages + r * STRANDS, lanes);
      for (long c = 0; c < classes; c++) {
        strands gone;
        take(&gone, left + (k * all_classes + class + c) * ages + r * STRANDS, lanes);
        gone = 1 - gone;
        first[c][r] -= of_up * gone;
        second[c][r] -= of_dying * gone;
      }
    }
  }
  for (long c = 0; c < classes; c++) {
    for (long s = 0; s < segments; s++) {
      if (class_of[s] != class + c) continue;
      for (long r = 0; r < runs; r++) {
        put(&first[c][r], up_ratios + s * ages + r * STRANDS, lanes);
        put(&second[c][r], dying_ratios + s * ages + r * STRANDS, lanes);
      }
    }
  }
}

INLINE void ratios_of_classes(
  const double *left, long conditions, const long *positions, long all, const double *up,
  const double *dying, long all_classes, long class, long classes, const long *class_of,
  long groups, long segments, long ages, double *up_ratios, double *dying_ratios)
{
  long width = RUNS * STRANDS;
  for (long g = 0; g < groups; g++) {
    const double *own = left + g * conditions * all_classes * ages;
    const double *own_up = up + g * all * ages, *own_dying = dying + g * all * ages;
    double *up_ratio = up_ratios + g * segments * ages;
    double *dying_ratio = dying_ratios + g * segments * ages;
    for (long i = 0; ages >= width && i < ages; i += width) {
      long age = START(i, width, ages);
      ratios_of_some(
        own + age, conditions, positions, own_up + age, own_dying + age, all_classes, class, classes,
        class_of, segments, ages, up_ratio + age, dying_ratio + age, RUNS, STRANDS);
    }
    for (long slot = 0; ages < width && slot < slots_of(ages); slot++) {
      long age = first_age(slot, ages);
      ratios_of_some(
        own + age, conditions, positions, own_up + age, own_dying + age, all_classes, class, classes,
        class_of, segments, ages, up_ratio + age, dying_ratio + age, 1, lanes_of(ages));
    }
  }
}

CLONES void crows_ratios(
  const double *left, long conditions, const long *positions, long all, const double *up,
  const double *dying, long classes, const long *class_of, long groups, long segments, long ages,
  double *up_ratios, double *dying_ratios)
{
  for (long class = 0; class < classes; class += MOST_CLASSES) {
#define RATIOS(together)                                                                           \
  ratios_of_classes(                                                                               \
    left, conditions, positions, all, up, dying, classes, class, together, class_of, groups,       \
    segments, ages, up_ratios, dying_ratios)
    BY_CLASSES(classes - class, RATIOS)
  }
  for (long row = 0; row < groups * segments; row++) {
    if (class_of[row % segments] >= 0) continue;
    EACH(i, ages) up_ratios[row * ages + i] = 1;
    EACH(i, ages) dying_ratios[row * ages + i] = 1;
  }
}

// Eight ages of people who have what is left of a risk, times its incidence: first those of no class, who have
// all of it, then those of each class.
INLINE void add_cases(
  strands *cases, const strands_anywhere *present, long classes, const double *left, long stride,
  const double *incidence, long count)
{
  strands at_risk = present[0], own;
  for (long c = 0; c < classes; c++) {
    take(&own, left + c * stride, count);
    at_risk += present[c + 1] * own;
  }
  take(&own, incidence, count);
  *cases += at_risk * own;
}

// Those of a condition in a group. The rows of present people are `width` slots apart.
INLINE double cases_of(
  const strands_anywhere *present, long width, long classes, const double *left,
  const double *incidence, long ages)
{
  strands cases = {0};
  long whole_ages = ages / STRANDS * STRANDS;
  for (long i = 0; i < whole_ages; i += STRANDS) {
    add_cases(
      &cases, present + i / STRANDS * width, classes, left + i, ages, incidence + i, STRANDS);
  }
  if (whole_ages < ages) {
    add_cases(
      &cases, present + whole_ages / STRANDS * width, classes, left + whole_ages, ages,
      incidence + whole_ages, ages - whole_ages);
  }
  return whole(&cases);
}

long crows_cases_room(long classes, long ages) {
  return STRANDS + (classes + 2) * slots_of(ages) * STRANDS;
}

CLONES void crows_cases(
  const double *people, const long *class_of, const double *left, long stride, const long *starts,
  const double *incidence, long conditions, long classes, long groups, long segments, long ages,
  double *sums, double *room)
{
  // Eight ages of everybody, of those of no class and of each class.
  strands_anywhere *present = aligned(room);
  // Nobody is told apart where all of every risk is left.
  int parted = 0;
  for (long k = 0; k < conditions; k++) parted |= starts[k] >= 0;
  long width = classes + 2;
  for (long g = 0; g < groups; g++) {
    const double *own = people + g * segments * ages;
    for (long i = 0; i < ages; i += STRANDS) {
      strands_anywhere *now = present + i / STRANDS * width;
      strands everybody = {0};
      for (long c = 0; parted && c <= classes; c++) now[c + 1] = everybody;
      for (long s = 0; s < segments; s++) {
        strands some;
        take(&some, own + s * ages + i, ages - i);
        everybody += some;
        if (parted) now[class_of[s] + 2] += some;
      }
      now[0] = everybody;
    }
    for (long k = 0; k < conditions; k++) {
      const double *chance = incidence + (g * conditions + k) * ages;
      double *sum = sums + k * groups + g;
      if (starts[k] < 0) {
        *sum = cases_of(present, width, 0, chance, chance, ages);
        continue;
      }
      const double *kept = left + g * stride + starts[k];
#define CASES(count) *sum = cases_of(present + 1, width, count, kept, chance, ages)
      switch (classes) {
      case 1: CASES(1); break;
      case 2: CASES(2); break;
      case 3: CASES(3); break;
      default: CASES(classes);
      }
    }
  }
}

CLONES double crows_spans(
  const double *people, const long *spans, long count, const double *weights)
{
  // Two sums that do not wait for one another.
  strands even = {0}, odd = {0};
  double rest = 0;
  for (long k = 0; k < count; k++) {
    const double *row = people + spans[3 * k];
    long size = spans[3 * k + 1];
    const double *weight = weights + spans[3 * k + 2];
    long i = 0;
    for (; i + 2 * STRANDS <= size; i += 2 * STRANDS) {
      even += AT_CONST(row + i) * AT_CONST(weight + i);
      odd += AT_CONST(row + i + STRANDS) * AT_CONST(weight + i + STRANDS);
    }
    for (; i + STRANDS <= size; i += STRANDS) even += AT_CONST(row + i) * AT_CONST(weight + i);
    for (; i < size; i++) rest += row[i] * weight[i];
  }
  even += odd;
  return whole(&even) + rest;
}
