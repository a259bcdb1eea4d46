// Division and 64-bit products: lx106 has no divider, and the compiler's packaged run-time library lacks them.
#include <stdint.h>

namespace
{
uint64_t divide(uint64_t dividend, uint64_t divisor, uint64_t& rest)
{
    uint64_t quotient = 0;
    rest = 0;
    for (int bit = 63; bit >= 0; bit--)
    {
        rest = (rest << 1) | ((dividend >> bit) & 1);
        quotient <<= 1;
        if (rest >= divisor)
        {
            rest -= divisor;
            quotient |= 1;
        }
    }

    return quotient;
}

uint32_t divide(uint32_t dividend, uint32_t divisor, uint32_t& rest)
{
    uint32_t quotient = 0;
    int bits = dividend == 0 ? 0 : 32;
    for (; bits > 8 && (dividend >> (bits - 8)) == 0; bits -= 8)
    {
    }

    rest = 0;
    for (int bit = bits - 1; bit >= 0; bit--)
    {
        rest = (rest << 1) | ((dividend >> bit) & 1);
        quotient <<= 1;
        if (rest >= divisor)
        {
            rest -= divisor;
            quotient |= 1;
        }
    }

    return quotient;
}

uint32_t magnitude(int32_t value) { return value < 0 ? 0u - static_cast<uint32_t>(value) : static_cast<uint32_t>(value); }

uint64_t magnitude(int64_t value) { return value < 0 ? 0u - static_cast<uint64_t>(value) : static_cast<uint64_t>(value); }
}

extern "C"
{
uint32_t __udivsi3(uint32_t a, uint32_t b)
{
    uint32_t rest;
    return divide(a, b, rest);
}

uint32_t __umodsi3(uint32_t a, uint32_t b)
{
    uint32_t rest;
    divide(a, b, rest);
    return rest;
}

int32_t __divsi3(int32_t a, int32_t b)
{
    uint32_t quotient = __udivsi3(magnitude(a), magnitude(b));
    return static_cast<int32_t>((a < 0) != (b < 0) ? 0u - quotient : quotient);
}

int32_t __modsi3(int32_t a, int32_t b)
{
    uint32_t rest = __umodsi3(magnitude(a), magnitude(b));
    return static_cast<int32_t>(a < 0 ? 0u - rest : rest);
}

uint64_t __udivdi3(uint64_t a, uint64_t b)
{
    uint64_t rest;
    return divide(a, b, rest);
}

uint64_t __umoddi3(uint64_t a, uint64_t b)
{
    uint64_t rest;
    divide(a, b, rest);
    return rest;
}

int64_t __divdi3(int64_t a, int64_t b)
{
    uint64_t quotient = __udivdi3(magnitude(a), magnitude(b));
    return static_cast<int64_t>((a < 0) != (b < 0) ? 0u - quotient : quotient);
}

// The high half of a product of two words from products of half words.
int64_t __muldi3(int64_t a, int64_t b)
{
    uint32_t a0 = static_cast<uint32_t>(a);
    uint32_t b0 = static_cast<uint32_t>(b);
    uint32_t a1 = static_cast<uint32_t>(static_cast<uint64_t>(a) >> 32);
    uint32_t b1 = static_cast<uint32_t>(static_cast<uint64_t>(b) >> 32);
    uint32_t low = (a0 & 0xFFFF) * (b0 & 0xFFFF);
    uint32_t middle = ((a0 >> 16) * (b0 & 0xFFFF)) + (low >> 16);
    uint32_t other = ((a0 & 0xFFFF) * (b0 >> 16)) + (middle & 0xFFFF);
    uint32_t high = ((a0 >> 16) * (b0 >> 16)) + (middle >> 16) + (other >> 16);
    high += (a0 * b1) + (a1 * b0);
    return static_cast<int64_t>((static_cast<uint64_t>(high) << 32) | (other << 16) | (low & 0xFFFF));
}
}
