#include "CRows.h"
#include "Functions.h"

enum { MOST_TOGETHER = 128 };

INLINE double sum(const double *a, long count) {
  strands sums = {0};
  double rest = 0;
  long i = 0;
  for (; i + STRANDS <= count; i += STRANDS) sums += AT_CONST(a + i);
  for (; i < count; i++) rest += a[i];
  return whole(&sums) + rest;
}

CLONES double crows_sum(const double *a, long count) { return sum(a, count); }

CLONES void crows_sums(const double *rows, long row_count, long stride, long count, double *out) {
  for (long row = 0; row < row_count; row++) out[row] = sum(rows + row * stride, count);
}

CLONES double crows_outside(
  const double *rows, long row_count, long ages, const long *within, long segments)
{
  double others = 0;
  for (long row = 0; row < row_count; row++) {
    const double *own = rows + row * ages;
    long first = within[row % segments * 2], last = within[row % segments * 2 + 1];
    others += sum(own, first) + sum(own + last, ages - last);
  }
  return others;
}

CLONES double crows_dot(const double *a, const double *b, long count) {
  strands sums = {0};
  double rest = 0;
  long i = 0;
  for (; i + STRANDS <= count; i += STRANDS) sums += AT_CONST(a + i) * AT_CONST(b + i);
  for (; i < count; i++) rest += a[i] * b[i];
  return whole(&sums) + rest;
}

CLONES double crows_dot3(const double *a, const double *b, const double *c, long count) {
  strands sums = {0};
  double rest = 0;
  long i = 0;
  for (; i + STRANDS <= count; i += STRANDS) {
    sums += AT_CONST(a + i) * AT_CONST(b + i) * AT_CONST(c + i);
  }
  for (; i < count; i++) rest += a[i] * b[i] * c[i];
  return whole(&sums) + rest;
}

CLONES void crows_scale(double *a, double f, long count) { EACH(i, count) a[i] *= f; }

CLONES void crows_multiply(double *a, const double *b, long count) { EACH(i, count) a[i] *= b[i]; }

CLONES void crows_scale_by_one_less(double *a, const double *b, long count) {
  EACH(i, count) a[i] *= 1 - b[i];
}

CLONES void crows_add(double *sum, const double *a, long count) { EACH(i, count) sum[i] += a[i]; }

CLONES void crows_total(
  double *total, const double *rows, long row_count, long stride, long count)
{
  for (long i = 0; i < count; i += MOST_TOGETHER) {
    long some = count - i < MOST_TOGETHER ? count - i : MOST_TOGETHER;
    double sums[MOST_TOGETHER];
    EACH(l, some) sums[l] = rows[i + l];
    for (long row = 1; row < row_count; row++) {
      const double *own = rows + row * stride + i;
      EACH(l, some) sums[l] += own[l];
    }
    EACH(l, some) total[i + l] = sums[l];
  }
}

CLONES void crows_add_number(double *sum, double x, long count) {
  EACH(i, count) sum[i] += x;
}

CLONES void crows_add_times(double *sum, const double *a, double f, long count) {
  EACH(i, count) sum[i] += f * a[i];
}

CLONES void crows_add_products(double *sum, const double *a, const double *b, long count) {
  EACH(i, count) sum[i] += a[i] * b[i];
}

CLONES void crows_subtract_lost(double *a, const double *share, const double *left, long count) {
  EACH(i, count) a[i] -= share[i] * (1 - left[i]);
}

CLONES void crows_subtract_lost_share(double *a, double share, const double *left, long count) {
  EACH(i, count) a[i] -= share * (1 - left[i]);
}

CLONES void crows_mean(const double *a, const double *b, double *out, long count) {
  EACH(i, count) out[i] = (a[i] + b[i]) / 2;
}

CLONES double crows_change(const double *before, const double *after, long count, double *least) {
  strands sums = {0}, fewest = {0};
  fewest += __builtin_inf();
  double rest = 0, few = __builtin_inf();
  long i = 0;
  for (; i + STRANDS <= count; i += STRANDS) {
    strands now = AT_CONST(after + i);
    sums += now - AT_CONST(before + i);
    fewest = __builtin_elementwise_min(now, fewest);
  }
  for (; i < count; i++) {
    rest += after[i] - before[i];
    few = after[i] < few ? after[i] : few;
  }
  for (long l = 0; l < STRANDS; l++) few = fewest[l] < few ? fewest[l] : few;
  *least = few;
  return whole(&sums) + rest;
}

void crows_bands(
  const double *people, long rows, long ages, const long *bands, long band_count, double *out)
{
  for (long row = 0; row < rows; row++) {
    const double *own = people + row * ages;
    for (long b = 0; b < band_count; b++) {
      double sum = 0;
      for (long age = bands[2 * b]; age < bands[2 * b + 1]; age++) sum += own[age];
      out[row * band_count + b] = sum;
    }
  }
}

CLONES double crows_join(
  double *cells, const double *coming, const double *shares, long segments, long ages)
{
  double net = 0;
  double present[MOST_TOGETHER], factor[MOST_TOGETHER], instead[MOST_TOGETHER];
  for (long first = 0; first < ages; first += MOST_TOGETHER) {
    long count = ages - first < MOST_TOGETHER ? ages - first : MOST_TOGETHER;
    EACH(i, count) present[i] = 0;
    for (long s = 0; s < segments; s++) {
      const double *row = cells + s * ages + first;
      EACH(i, count) present[i] += row[i];
    }
    long empty = 0;
    EACH(i, count) {
      double there = present[i];
      double more = coming[first + i] > -there ? coming[first + i] : -there;
      instead[i] = there > 0 ? 0 : more;
      // A factor, not a sum: when all leave it is exactly zero, and no rounding leaves less.
      factor[i] = there > 0 ? 1 + more / there : 1;
      present[i] = more;
      empty += instead[i] != 0;
    }
    net += sum(present, count);
    for (long s = 0; s < segments; s++) {
      double *row = cells + s * ages + first;
      EACH(i, count) row[i] *= factor[i];
      if (!empty) continue;
      const double *share = shares + s * ages + first;
      EACH(i, count) row[i] += instead[i] * share[i];
    }
  }
  return net;
}

CLONES void crows_migrants(
  const double *people, const double *external, const double *rates, long blocks, long segments,
  long ages, double *before, double *after)
{
  for (long block = 0; block < blocks; block++) {
    const double *own = people + block * segments * ages, *coming = external + block * ages;
    const double *rate = rates + block * ages;
    double *now = before + block * ages, *later = after + block * ages;
    EACH(i, ages) now[i] = own[i];
    for (long s = 1; s < segments; s++) {
      const double *row = own + s * ages;
      EACH(i, ages) now[i] += row[i];
    }
    EACH(i, ages) now[i] *= rate[i] * 0.5;
    // Those who come as infants were not alive when the year began.
    later[0] = coming[0];
    EACH(i, ages - 1) later[i + 1] = coming[i + 1] / 2 + now[i];
    later[ages - 1] += now[ages - 1];
    // Of those who come from outside, the ones of an age at the end of the year are a year younger now.
    EACH(i, ages - 1) now[i] += coming[i + 1] / 2;
  }
}
