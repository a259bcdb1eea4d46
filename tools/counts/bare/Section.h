#pragma once
#include "Machine.h"

// What the one file of a program that counts includes: all of it is that file's own, as if it were written there.
namespace
{
// Of the clock, so far.
uint32_t readings = 0;

// Writes a number in digits.
void printNumber(uint64_t value)
{
    char text[24];
    char* at = text + sizeof(text) - 1;
    *at = 0;
    do
    {
        *--at = static_cast<char>('0' + (value % 10));
        value /= 10;
    } while (value != 0);
    print(at);
}

// From one reading of the clock to the next.
struct Section
{
    uint32_t first;
    uint32_t start;

    static Section begin()
    {
        readings++;
        return {readings, ticks()};
    }

    uint32_t end() const
    {
        readings++;
        return instructionsSince(start);
    }

    // " VALUE FIRST LAST" and a line end, of the section that has just ended: its instructions, and the numbers of the two readings.
    void printLine(uint32_t value) const
    {
        print(" ");
        printNumber(value);
        print(" ");
        printNumber(first);
        print(" ");
        printNumber(readings);
        print("\n");
    }
};
}
