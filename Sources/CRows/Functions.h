// Functions of one number, written so that a loop over them becomes one over several numbers at
// once: without a branch and without a table.
#ifndef CROWS_FUNCTIONS_H
#define CROWS_FUNCTIONS_H

#include <string.h>

// A product and a sum are rounded apart, so that processors that can fuse them give the same bytes.
#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))
#if defined(__x86_64__) && defined(__ELF__)
#define CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define CLONES
#endif

// A loop whose turns do not depend on one another, one register after another: rows are short, and what is
// left over where several go side by side takes longer than they save. One of few turns may be written out instead.
#pragma clang diagnostic ignored "-Wpass-failed"
#define EACH(index, count)                                                                         \
  _Pragma("clang loop vectorize(assume_safety) interleave_count(1)")                               \
  for (long index = 0; index < (count); index++)

// A loop whose turns each wait long for their own steps: several registers of them go on side by side.
#define EACH_SLOWLY(index, count)                                                                  \
  _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")                               \
  for (long index = 0; index < (count); index++)

// Eight numbers taken together, as a sum is: said as what they are, since a compiler that has to find
// them out deals them out anew.
enum { STRANDS = 8 };
typedef double strands __attribute__((vector_size(STRANDS * sizeof(double))));
typedef double strands_anywhere
  __attribute__((vector_size(STRANDS * sizeof(double)), aligned(sizeof(double)), may_alias));
typedef long long whole_numbers __attribute__((vector_size(sizeof(strands))));
#define AT(row) (*(strands_anywhere *)(row))
#define AT_CONST(row) (*(const strands_anywhere *)(row))

// Of eight numbers each, those of the first where a comparison holds and of the second elsewhere.
#define WHERE(holds, first, second)                                                                \
  ((strands)(((whole_numbers)(first) & (holds)) | ((whole_numbers)(second) & ~(holds))))

// Eight sums added two by two.
INLINE double whole(const strands *sums) {
  strands s = *sums;
  return ((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]));
}

// Some of a row, and nothing after them.
INLINE void take(strands *some, const double *row, long count) {
  if (count >= STRANDS) {
    *some = AT_CONST(row);
    return;
  }
  for (long i = 0; i < STRANDS; i++) (*some)[i] = i < count ? row[i] : 0;
}

// Puts them back.
INLINE void put(const strands *some, double *row, long count) {
  if (count >= STRANDS) {
    AT(row) = *some;
    return;
  }
  for (long i = 0; i < count; i++) row[i] = (*some)[i];
}

// Ages are taken eight at a time, a slot of them; where they do not come out even, the last eight of a row together
// with some before them, which are then left out.
INLINE long slots_of(long ages) { return (ages + STRANDS - 1) / STRANDS; }

INLINE long first_age(long slot, long ages) {
  long age = slot * STRANDS;
  return age + STRANDS <= ages || ages < STRANDS ? age : ages - STRANDS;
}

// How many of a slot's ages are there, and how many of them slots before it have had.
INLINE long lanes_of(long ages) { return ages < STRANDS ? ages : STRANDS; }
INLINE long taken_before(long slot, long ages) { return slot * STRANDS - first_age(slot, ages); }

// Those of a row from an age on that are not taken before, and nothing for the others.
INLINE void take_new(strands *some, const double *row, long lanes, long before) {
  const whole_numbers lane = {0, 1, 2, 3, 4, 5, 6, 7};
  take(some, row, lanes);
  if (before > 0) *some = (strands)((whole_numbers)*some & (lane >= before));
}

// Where a register's width begins in a room, which is as much larger as one of them.
INLINE strands_anywhere *aligned(double *room) {
  unsigned long width = sizeof(strands);
  return (strands_anywhere *)(((unsigned long)room + width - 1) / width * width);
}

INLINE int is_nothing(const double *row) {
  return !__builtin_reduce_or(AT_CONST(row) != 0);
}

// Where people are in a row of ages: nobody is in a segment outside its own. Whole strands are left out.
INLINE void occupied(const double *row, long ages, long *first, long *last) {
  long from = 0, to = ages;
  while (from + STRANDS <= to && is_nothing(row + from)) from += STRANDS;
  while (to > from && to % STRANDS != 0 && row[to - 1] == 0) to--;
  while (to - STRANDS >= from && to % STRANDS == 0 && is_nothing(row + to - STRANDS)) to -= STRANDS;
  *first = from;
  *last = to;
}

INLINE long long bits_of(double x) {
  long long bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE double number_of(long long bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// What exp needs: x = k ln 2 + r with |r| ≤ ln 2 / 2, exp(r) − 1, and 2^(k − 1).
typedef struct {
  double less_one;
  double half_power;
} exp_parts;

// Cody & Waite, Software Manual for the Elementary Functions, 1980: k is the nearest whole number,
// and ln 2 is taken away in two pieces of which the first has so few digits that k times it is
// exact. exp(r) − 1 is its Taylor series to r^13, whose remainder is below 2e-17 of it. `x` is
// between −708 and 710.
INLINE exp_parts parts_of(double x) {
  // Adding it leaves a number's whole part in its last bits.
  const double shift = 0x1.8p52;
  double shifted = x * 0x1.71547652b82fep+0 + shift;
  double k = shifted - shift;
  double r = (x - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33;
  double p = 1.0 / 6227020800;
  p = p * r + 1.0 / 479001600;
  p = p * r + 1.0 / 39916800;
  p = p * r + 1.0 / 3628800;
  p = p * r + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + 0.5;
  unsigned long long power = (unsigned long long)bits_of(shifted) + 1022;
  return (exp_parts){r + (r * r) * p, number_of((long long)(power << 52))};
}

INLINE double within(double x, double low, double high) {
  x = x < low ? low : x;
  return x > high ? high : x;
}

INLINE double expm1_of(double x) {
  exp_parts e = parts_of(within(x, -60, 709.8));
  double y = 2 * (e.half_power * e.less_one + (e.half_power - 0.5));
  // Minus zero stays so.
  return x == 0 ? x : y;
}

// fdlibm's s_log1p.c (Sun Microsystems 1993): 1 + x = 2^k (1 + f) with 1 + f between √½ and √2, and
// ln(1 + f) = 2 atanh(f / (2 + f)) by a polynomial. Where k is 0, f is x itself.
INLINE double log1p_of(double x) {
  const unsigned long long root_half = 0x3fe6a09e667f3bcdULL;
  double u = 1 + x;
  // Without a sign, as what is below zero or no number goes round.
  unsigned long long bits = (unsigned long long)bits_of(u) - root_half;
  // 2^52 and the exponent, shifted by one that is above zero, as a number; then without both.
  double k =
    number_of((long long)((bits + (1024ULL << 52)) >> 52 | 0x4330000000000000ULL))
    - (0x1p52 + 1024);
  double f = number_of((long long)((bits & 0x000fffffffffffffULL) + root_half)) - 1;
  // What rounding took from 1 + x.
  double lost = (u < 2 ? x - (u - 1) : 1 - (u - x)) / u;
  f = k == 0 ? x : f;
  lost = k == 0 ? 0 : lost;
  double s = f / (2 + f);
  double z = s * s;
  double p = 1.479819860511658591e-01;
  p = p * z + 1.531383769920937332e-01;
  p = p * z + 1.818357216161805012e-01;
  p = p * z + 2.222219843214978396e-01;
  p = p * z + 2.857142874366239149e-01;
  p = p * z + 3.999999999940941908e-01;
  p = p * z + 6.666666666666735130e-01;
  double half_square = 0.5 * f * f;
  double low = k * 1.90821492927058770002e-10 + lost;
  double y =
    k * 6.93147180369123816490e-01 - ((half_square - (s * (half_square + p * z) + low)) - f);
  y = u > 0 ? y : (u == 0 ? -__builtin_inf() : __builtin_nan(""));
  y = x == __builtin_inf() ? x : y;
  return x == 0 ? x : y;
}

#endif
