#pragma once
#include <stdint.h>

// What the bare machines of run.sh offer.

// A clock, and the instructions that were executed since it stood at `start`. Exact under qemu -icount.
uint32_t ticks();
uint32_t instructionsSince(uint32_t start);

// Writes text that ends with a zero byte to the host's standard output.
void print(const char* text);

// Ends the emulation.
[[noreturn]] void stop();
