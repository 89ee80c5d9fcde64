#include "CRows.h"
#include "Functions.h"

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
  strands sums = {0};
  double rest = 0;
  long i = 0;
  for (; i + STRANDS <= count; i += STRANDS) {
    strands value = AT_CONST(worth + i), change = instead * AT_CONST(rates + i) - value;
    sums += AT_CONST(people + i) * change;
    AT(worth + i) = value + share * change;
  }
  for (; i < count; i++) {
    double change = instead * rates[i] - worth[i];
    rest += people[i] * change;
    worth[i] += share * change;
  }
  return whole(&sums) + rest;
}
