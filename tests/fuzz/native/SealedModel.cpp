#include "SealedModel.h"

#include "Models/Crc32.h"

namespace
{
constexpr size_t LengthAt = 8;
constexpr size_t ChecksumAt = 12;
constexpr size_t ChecksumStart = 16;

void put(uint8_t* target, uint32_t value)
{
    for (int i = 0; i < 4; i++)
    {
        target[i] = static_cast<uint8_t>(value >> (8 * i));
    }
}
}

void sealModel(uint8_t* data, size_t size)
{
    if (size >= ModelHeaderBytes)
    {
        put(data + LengthAt, static_cast<uint32_t>(size));
        put(data + ChecksumAt, dupnet::crc32(0, data + ChecksumStart, static_cast<uint32_t>(size - ChecksumStart)));
    }
}
