#pragma once
#include <cstddef>
#include <cstdint>

constexpr size_t ModelHeaderBytes = 64;

// Puts a model's stated length and checksum right, so that what follows them is looked at. Does nothing to less than a header.
void sealModel(uint8_t* data, size_t size);
