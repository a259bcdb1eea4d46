#pragma once
#include <stdint.h>

namespace dupnet
{
// CRC-32 of IEEE 802.3 (zip, PNG): polynomial 0x04C11DB7 reflected, register preset to and result inverted with ones.
// Start with crc = 0 and pass the result on to append.
uint32_t crc32(uint32_t crc, const uint8_t* data, uint32_t bytes);
}
