#include "CRows.h"
#include "Functions.h"

CLONES void crows_chances_of(const double *hazard, double *out, long count) {
  EACH_SLOWLY(i, count) out[i] = -expm1_of(-hazard[i]);
}

CLONES void crows_rates_of(const double *chance, double *out, long count) {
  EACH_SLOWLY(i, count) out[i] = -log1p_of(-chance[i]);
}
