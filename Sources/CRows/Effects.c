#include "CRows.h"
#include "Functions.h"

// Ages side by side. Programmes for adults leave whole runs of them alone.
enum { WIDE = 24 };

// Where some cells side by side begin: the last of a row are taken together with some before them once
// more, which comes to the same for each. Several registers of them do not wait for one another.
#define START(i, width, count) ((i) + (width) <= (count) ? (i) : (count) - (width))

// What one strand leaves of a risk is multiplied into what others of its part do; a part that is the
// second of a pair closes it: of two that both lower a risk, or both raise it, the larger counts.
INLINE void remain_some(
  const crows_strand *strands, long count, long class, const double *fractions,
  const double *exposures, long size, long row, long ages, long age, double *left, long lanes)
{
  double product[WIDE], own[WIDE], first[WIDE];
  EACH(l, lanes) {
    product[l] = 1;
    own[l] = 1;
    first[l] = 1;
  }
  for (long k = 0; k < count; k++) {
    const crows_strand *strand = strands + k;
    if (strand->is_in[class] && age + lanes > strand->first_age) {
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
  long classes, long groups, long ages, double *left, long stride)
{
  long size = groups * ages;
  // Whole runs of ages that are on no path.
  long none = ages;
  for (long k = 0; k < count; k++) none = strands[k].first_age < none ? strands[k].first_age : none;
  none = none / WIDE * WIDE;
  for (long c = 0; c < classes; c++) {
    int is_touched = 0;
    for (long k = 0; k < count; k++) is_touched |= strands[k].is_in[c] != 0;
    // The first class that is on the same paths.
    long alike = 0;
    for (long k = 0; k < count && alike < c; k++) {
      if ((strands[k].is_in[alike] != 0) != (strands[k].is_in[c] != 0)) {
        alike++;
        k = -1;
      }
    }
    for (long g = 0; g < groups; g++) {
      double *own = left + g * stride, *row = own + c * ages;
      if (!is_touched) {
        EACH(i, ages) row[i] = 1;
        continue;
      }
      if (alike < c) {
        memcpy(row, own + alike * ages, ages * sizeof(double));
        continue;
      }
      if (ages < WIDE) {
        remain_some(
          strands, count, c, fractions, exposures, size, g * ages, ages, 0, row, ages);
        continue;
      }
      EACH(i, none) row[i] = 1;
      for (long i = none; i < ages; i += WIDE) {
        long age = START(i, WIDE, ages);
        remain_some(
          strands, count, c, fractions, exposures, size, g * ages, ages, age, row + age, WIDE);
      }
    }
  }
}

INLINE void ratios_of_some(
  const double *left, long stride, long conditions, const long *positions, const double *up,
  const double *dying, long size, double *up_ratio, double *dying_ratio, long lanes)
{
  double first[WIDE], second[WIDE];
  EACH(l, lanes) {
    first[l] = 1;
    second[l] = 1;
  }
  for (long k = 0; k < conditions; k++) {
    const double *own = left + k * stride;
    const double *of_up = up + positions[k] * size, *of_dying = dying + positions[k] * size;
    EACH(l, lanes) {
      double gone = 1 - own[l];
      first[l] -= of_up[l] * gone;
      second[l] -= of_dying[l] * gone;
    }
  }
  EACH(l, lanes) up_ratio[l] = first[l];
  EACH(l, lanes) dying_ratio[l] = second[l];
}

CLONES void crows_ratios(
  const double *left, long conditions, const long *positions, long all, const double *up,
  const double *dying, long classes, const long *class_of, long groups, long segments, long ages, double *up_ratios,
  double *dying_ratios)
{
  long stride = classes * ages;
  for (long g = 0; g < groups; g++) {
    for (long c = 0; c < classes; c++) {
      long first = -1;
      for (long s = 0; s < segments; s++) {
        if (class_of[s] != c) continue;
        long row = (g * segments + s) * ages;
        if (first >= 0) {
          memcpy(up_ratios + row, up_ratios + first, ages * sizeof(double));
          memcpy(dying_ratios + row, dying_ratios + first, ages * sizeof(double));
          continue;
        }
        first = row;
        const double *own = left + g * conditions * stride + c * ages;
        const double *own_up = up + g * all * ages, *own_dying = dying + g * all * ages;
        if (ages < WIDE) {
          ratios_of_some(
            own, stride, conditions, positions, own_up, own_dying, ages, up_ratios + row,
            dying_ratios + row, ages);
          continue;
        }
        for (long i = 0; i < ages; i += WIDE) {
          long age = START(i, WIDE, ages);
          ratios_of_some(
            own + age, stride, conditions, positions, own_up + age, own_dying + age, ages,
            up_ratios + row + age, dying_ratios + row + age, WIDE);
        }
      }
    }
  }
}

// Eight ages of people, by class, who have what is left of a risk, times its incidence.
INLINE void add_cases(
  strands *cases, const strands_anywhere *present, long classes, const double *left, long stride,
  const double *incidence, long count)
{
  strands at_risk = {0}, own;
  if (!left) {
    at_risk = present[classes];
  } else {
    for (long c = 0; c < classes; c++) {
      take(&own, left + c * stride, count);
      at_risk += present[c] * own;
    }
  }
  take(&own, incidence, count);
  *cases += at_risk * own;
}

long crows_cases_room(long classes, long ages) {
  return (classes + 1) * ((ages + STRANDS - 1) / STRANDS * STRANDS);
}

CLONES void crows_cases(
  const double *people, const long *class_of, const double *left, long stride, const long *starts,
  const double *incidence, long conditions, long classes, long groups, long segments, long ages,
  double *sums, double *room)
{
  // By age, eight at a time, and class; everybody last.
  strands_anywhere *present = (strands_anywhere *)room;
  long all = classes + 1, whole_ages = ages / STRANDS * STRANDS;
  // Nobody is told apart where all of every risk is left.
  long parted = 0;
  for (long k = 0; k < conditions; k++) parted = starts[k] < 0 ? parted : classes;
  for (long g = 0; g < groups; g++) {
    const double *own = people + g * segments * ages;
    for (long i = 0; i < ages; i += STRANDS) {
      strands_anywhere *now = present + i / STRANDS * all;
      strands everybody = {0};
      for (long s = 0; s < segments; s++) {
        strands some;
        take(&some, own + s * ages + i, ages - i);
        everybody += some;
      }
      now[classes] = everybody;
      for (long c = 0; c < parted; c++) {
        strands together = {0};
        for (long s = 0; s < segments; s++) {
          strands some;
          if (class_of[s] != c) continue;
          take(&some, own + s * ages + i, ages - i);
          together += some;
        }
        now[c] = together;
      }
    }
    for (long k = 0; k < conditions; k++) {
      const double *kept = starts[k] < 0 ? 0 : left + g * stride + starts[k];
      const double *chance = incidence + (g * conditions + k) * ages;
      strands cases = {0};
      for (long i = 0; i < whole_ages; i += STRANDS) {
        add_cases(
          &cases, present + i / STRANDS * all, classes, kept ? kept + i : 0, ages, chance + i,
          STRANDS);
      }
      if (whole_ages < ages) {
        add_cases(
          &cases, present + whole_ages / STRANDS * all, classes, kept ? kept + whole_ages : 0, ages,
          chance + whole_ages, ages - whole_ages);
      }
      sums[k * groups + g] = whole(&cases);
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
