// memcpy and memset for machines without a C library: by words where both ends are aligned.
#include <stddef.h>
#include <stdint.h>

extern "C" void* memset(void* target, int value, size_t count)
{
    uint8_t* to = static_cast<uint8_t*>(target);
    uint8_t* end = to + count;
    uint32_t word = static_cast<uint8_t>(value) * 0x01010101u;
    for (; to != end && reinterpret_cast<uintptr_t>(to) % 4 != 0; to++)
    {
        *to = static_cast<uint8_t>(value);
    }

    for (; end - to >= 4; to += 4)
    {
        *reinterpret_cast<uint32_t*>(to) = word;
    }

    for (; to != end; to++)
    {
        *to = static_cast<uint8_t>(value);
    }

    return target;
}

extern "C" void* memcpy(void* target, const void* source, size_t count)
{
    uint8_t* to = static_cast<uint8_t*>(target);
    const uint8_t* from = static_cast<const uint8_t*>(source);
    uint8_t* end = to + count;
    if ((reinterpret_cast<uintptr_t>(to) | reinterpret_cast<uintptr_t>(from)) % 4 == 0)
    {
        for (; end - to >= 4; to += 4, from += 4)
        {
            *reinterpret_cast<uint32_t*>(to) = *reinterpret_cast<const uint32_t*>(from);
        }
    }

    for (; to != end; to++, from++)
    {
        *to = *from;
    }

    return target;
}
