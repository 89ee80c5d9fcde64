#include "CRows.h"
#include "Functions.h"

#include <string.h>

enum { CELLS = 16 };

CLONES void crows_follow(
  double *now, double *next, long states, long years, const double *chances, const long *sources,
  const long *starts, double *sums)
{
  EACH(i, states * CELLS) sums[i] += now[i];
  for (long year = 0; year < years; year++) {
    double *sum = sums + (year + 1) * states * CELLS;
    for (long to = 0; to < states; to++) {
      double arriving[CELLS] = {0};
      for (long exit = starts[to]; exit < starts[to + 1]; exit++) {
        const double *chance = chances + exit * CELLS;
        const double *people = now + sources[exit] * CELLS;
        EACH(l, CELLS) arriving[l] += chance[l] * people[l];
      }
      EACH(l, CELLS) {
        next[to * CELLS + l] = arriving[l];
        sum[to * CELLS + l] += arriving[l];
      }
    }
    double *swap = now;
    now = next;
    next = swap;
  }
  // The last year was written to the room, not to the people.
  if (years % 2 == 1) memcpy(next, now, states * CELLS * sizeof(double));
}
