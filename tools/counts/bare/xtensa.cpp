#include "Machine.h"

extern "C" int hostCall(int operation, int first, const void* second, uint32_t third);
extern "C" uint32_t cycles();

// The emulated clock runs at 10 MHz. With -icount shift=10 an instruction takes 1024 ns: 10.24 cycles, so instructions can be
// told from cycles exactly.
uint32_t instructions()
{
    return static_cast<uint32_t>(((static_cast<uint64_t>(cycles()) * 25) + 128) >> 8);
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
