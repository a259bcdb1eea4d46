#include "Models/Crc32.h"

namespace dupnet
{
// A table of 16 remainders, four bits a step: 64 bytes of flash instead of the 1 KB of a byte table. A model is
// checked once, so this is fast enough.
static const uint32_t Remainders[16] = {
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
};

uint32_t crc32(uint32_t crc, const uint8_t* data, uint32_t bytes)
{
    uint32_t value = ~crc;
    for (const uint8_t* end = data + bytes; data != end; data++)
    {
        value ^= *data;
        value = Remainders[value & 15] ^ (value >> 4);
        value = Remainders[value & 15] ^ (value >> 4);
    }

    return ~value;
}
}
