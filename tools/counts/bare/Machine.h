#pragma once
#include <stdint.h>

// What the bare machines of run.sh offer.

// Instructions executed so far. Exact under qemu -icount, modulo 2^32.
uint32_t instructions();

// Writes text that ends with a zero byte to the host's standard output.
void print(const char* text);

// Ends the emulation.
[[noreturn]] void stop();
