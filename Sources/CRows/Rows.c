#include "CRows.h"
#include "Functions.h"

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
  long i = 0;
  for (; i + STRANDS <= count; i += STRANDS) {
    strands sum = AT_CONST(rows + i);
    for (long row = 1; row < row_count; row++) sum += AT_CONST(rows + row * stride + i);
    AT(total + i) = sum;
  }
  for (; i < count; i++) {
    double sum = rows[i];
    for (long row = 1; row < row_count; row++) sum += rows[row * stride + i];
    total[i] = sum;
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

// Adds migrants at the ages of a slot; `more` is given how many come.
INLINE void join_some(
  double *cells, const double *coming, const double *shares, long segments, long ages, long lanes,
  long before, strands *more)
{
  const strands nothing = {0}, one = nothing + 1;
  strands there = nothing, instead, factor;
  for (long s = 0; s < segments; s++) {
    strands some;
    take(&some, cells + s * ages, lanes);
    there += some;
  }
  take_new(more, coming, lanes, before);
  *more = WHERE(*more > -there, *more, -there);
  // A factor, not a sum: when all leave it is exactly zero, and no rounding leaves less.
  factor = WHERE(there > 0, 1 + *more / there, one);
  instead = WHERE(there > 0, nothing, *more);
  int is_any = !is_nothing((const double *)&instead);
  for (long s = 0; s < segments; s++) {
    strands some, share;
    take(&some, cells + s * ages, lanes);
    some *= factor;
    if (is_any) {
      take(&share, shares + s * ages, lanes);
      some += instead * share;
    }
    put(&some, cells + s * ages, lanes);
  }
}

CLONES double crows_join(
  double *cells, const double *coming, const double *shares, long segments, long ages)
{
  strands sums = {0}, more;
  double rest = 0;
  long whole_slots = ages / STRANDS;
  for (long slot = 0; slot < whole_slots; slot++) {
    long age = slot * STRANDS;
    join_some(cells + age, coming + age, shares + age, segments, ages, STRANDS, 0, &more);
    sums += more;
  }
  if (whole_slots < slots_of(ages)) {
    long age = first_age(whole_slots, ages), before = taken_before(whole_slots, ages);
    join_some(
      cells + age, coming + age, shares + age, segments, ages, lanes_of(ages), before, &more);
    for (long l = before; l < lanes_of(ages); l++) rest += more[l];
  }
  return whole(&sums) + rest;
}

CLONES void crows_migrants(
  const double *people, const double *external, const double *rates, long blocks, long segments,
  long ages, double *before, double *after)
{
  for (long block = 0; block < blocks; block++) {
    const double *own = people + block * segments * ages, *coming = external + block * ages;
    const double *rate = rates + block * ages;
    double *now = before + block * ages, *later = after + block * ages;
    for (long slot = 0; slot < slots_of(ages); slot++) {
      long age = first_age(slot, ages), lanes = lanes_of(ages);
      strands present, some, share;
      take(&present, own + age, lanes);
      for (long s = 1; s < segments; s++) {
        take(&some, own + s * ages + age, lanes);
        present += some;
      }
      take(&share, rate + age, lanes);
      present *= share * 0.5;
      put(&present, now + age, lanes);
    }
    // Those who come as infants were not alive when the year began.
    later[0] = coming[0];
    EACH(i, ages - 1) later[i + 1] = coming[i + 1] / 2 + now[i];
    later[ages - 1] += now[ages - 1];
    // Of those who come from outside, the ones of an age at the end of the year are a year younger now.
    EACH(i, ages - 1) now[i] += coming[i + 1] / 2;
  }
}
