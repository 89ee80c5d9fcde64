#ifndef COUNTED_ALLOCATIONS_H
#define COUNTED_ALLOCATIONS_H

// How often memory was asked for since the process began; to be loaded before everything else.
long counted_allocations(void);

#endif
