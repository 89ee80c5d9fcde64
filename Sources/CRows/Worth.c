#include "CRows.h"
#include "Functions.h"

enum { STRANDS = 8 };

CLONES void crows_multiply_less(double *a, const double *b, const double *c, long count) {
  EACH(i, count) a[i] = a[i] * b[i] - c[i];
}

CLONES void crows_give_back_deaths(
  const double *chance, const double *hazard, const double *people, const double *deaths,
  double *worth, double *ratios, long count)
{
  EACH(i, count) {
    double lost = deaths[i] - worth[i];
    ratios[i] = people[i] * hazard[i] * (1 - chance[i]) * lost;
    worth[i] += chance[i] * lost;
  }
}

CLONES void crows_add_hazard_slopes(
  double *slopes, const double *hazard, const double *chance, const double *there,
  const double *here, long count)
{
  EACH(i, count) {
    double left = 1 - chance[i];
    // Where everybody moves the hazard has no end, and no ratio changes it.
    double rate = left > 0 ? hazard[i] * left : 0;
    slopes[i] += rate * (there[i] - here[i]);
  }
}

CLONES void crows_subtract_residual_slopes(
  double *slopes, const double *fraction, const double *worth, const double *exposure, long count)
{
  EACH(i, count) slopes[i] -= fraction[i] * worth[i] / (1 - fraction[i] * exposure[i]);
}

CLONES double crows_give_back_effect(
  const double *people, const double *rates, double instead, double share, double *worth,
  long count)
{
  double sums[STRANDS] = {0};
  for (long start = 0; start < count; start += STRANDS) {
    long lanes = start + STRANDS <= count ? STRANDS : count - start;
    EACH(l, lanes) {
      double change = instead * rates[start + l] - worth[start + l];
      sums[l] += people[start + l] * change;
      worth[start + l] += share * change;
    }
  }
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}
