#pragma once
#include <stdint.h>

namespace dupnet
{
// Numbers in a model. Byte by byte: a model may lie at any address, and not every chip loads misaligned words.

inline uint32_t readU16(const uint8_t* p) { return static_cast<uint32_t>(p[0] | (p[1] << 8)); }

inline int32_t readI16(const uint8_t* p) { return static_cast<int16_t>(readU16(p)); }

inline uint32_t readU32(const uint8_t* p) { return readU16(p) | (readU16(p + 2) << 16); }

inline int32_t readI32(const uint8_t* p) { return static_cast<int32_t>(readU32(p)); }
}
