#include "Machine.h"

extern "C" int hostCall(int operation, int first, const void* second, uint32_t third);

// The emulated clock runs at 40 MHz. With -icount shift=5 an instruction takes 32 ns, which is 1.28 cycles.
uint32_t instructionsSince(uint32_t start)
{
    return static_cast<uint32_t>(((static_cast<uint64_t>(ticks() - start) * 25) + 16) >> 5);
}

void print(const char* text)
{
    constexpr int Write = 4;
    constexpr int StandardOutput = 1;
    uint32_t length = 0;
    while (text[length] != 0)
    {
        length++;
    }

    hostCall(Write, StandardOutput, text, length);
}

void stop()
{
    constexpr int Exit = 1;
    for (;;)
    {
        hostCall(Exit, 0, nullptr, 0);
    }
}
