#include "CRows.h"
#include "Functions.h"

enum { CELLS = 2 * STRANDS };

CLONES void crows_follow(
  double *now, double *next, long states, long years, const double *chances, const long *sources,
  const long *starts, double *sums)
{
  EACH(i, states * CELLS) sums[i] += now[i];
  for (long year = 0; year < years; year++) {
    double *sum = sums + (year + 1) * states * CELLS;
    for (long to = 0; to < states; to++) {
      strands low = {0}, high = {0};
      for (long exit = starts[to]; exit < starts[to + 1]; exit++) {
        const double *chance = chances + exit * CELLS;
        const double *people = now + sources[exit] * CELLS;
        low += AT_CONST(chance) * AT_CONST(people);
        high += AT_CONST(chance + STRANDS) * AT_CONST(people + STRANDS);
      }
      AT(next + to * CELLS) = low;
      AT(next + to * CELLS + STRANDS) = high;
      AT(sum + to * CELLS) += low;
      AT(sum + to * CELLS + STRANDS) += high;
    }
    double *swap = now;
    now = next;
    next = swap;
  }
  // The last year was written to the room, not to the people.
  if (years % 2 == 1) memcpy(next, now, states * CELLS * sizeof(double));
}
