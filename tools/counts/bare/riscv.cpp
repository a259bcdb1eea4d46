#include "Machine.h"

extern "C" int hostCall(int operation, const void* argument);

// The clock counts instructions.
uint32_t instructionsSince(uint32_t start) { return ticks() - start; }

void print(const char* text)
{
    constexpr int Write0 = 4;
    hostCall(Write0, text);
}

void stop()
{
    constexpr int Exit = 0x18;
    constexpr uintptr_t ApplicationExit = 0x20026;
    for (;;)
    {
        hostCall(Exit, reinterpret_cast<const void*>(ApplicationExit));
    }
}
