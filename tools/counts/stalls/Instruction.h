#pragma once
#include <stdint.h>

// What an RV32IMC instruction means for the one that follows it.
struct Instruction
{
    uint32_t reads;     // a bit for each register
    uint32_t loaded;    // the bit of the register that it loads from memory, or 0
    bool readsCounter;  // of executed instructions

    static Instruction decode(const void* address)
    {
        const uint8_t* bytes = static_cast<const uint8_t*>(address);
        uint32_t word = bytes[0] | (static_cast<uint32_t>(bytes[1]) << 8);
        if ((word & 3) != 3)
        {
            return decodeShort(word);
        }

        word |= (static_cast<uint32_t>(bytes[2]) << 16) | (static_cast<uint32_t>(bytes[3]) << 24);
        uint32_t rd = bit(word >> 7);
        uint32_t rs1 = bit(word >> 15);
        uint32_t rs2 = bit(word >> 20);
        switch (word & 0x7F)
        {
            case 0x03: // loads
                return {rs1, rd, false};
            case 0x13: // immediates
            case 0x67: // jalr
                return {rs1, 0, false};
            case 0x23: // stores
            case 0x33: // two registers
            case 0x63: // branches
                return {rs1 | rs2, 0, false};
            case 0x73:
                return {0, 0, word >> 20 == 0xC02};
            default:
                return {0, 0, false};
        }
    }

private:
    // Register 0 is no register.
    static uint32_t bit(uint32_t number) { return (1u << (number & 31)) & ~1u; }

    // Registers 8 to 15.
    static uint32_t shortBit(uint32_t number) { return 256u << (number & 7); }

    static Instruction decodeShort(uint32_t word)
    {
        constexpr uint32_t StackPointer = 1u << 2;
        uint32_t rd = bit(word >> 7);
        uint32_t rs2 = bit(word >> 2);
        uint32_t shortFirst = shortBit(word >> 7);
        uint32_t shortSecond = shortBit(word >> 2);
        switch (((word & 3) << 3) | ((word >> 13) & 7))
        {
            case 000: // c.addi4spn
                return {StackPointer, 0, false};
            case 002: // c.lw
                return {shortFirst, shortSecond, false};
            case 006: // c.sw
                return {shortFirst | shortSecond, 0, false};
            case 010: // c.addi
            case 020: // c.slli
                return {rd, 0, false};
            case 013: // c.addi16sp, or c.lui
                return {rd & StackPointer, 0, false};
            case 014: // arithmetic; two registers where bits 10 and 11 are set
                return {(word & 0xC00) == 0xC00 ? shortFirst | shortSecond : shortFirst, 0, false};
            case 016: // c.beqz
            case 017: // c.bnez
                return {shortFirst, 0, false};
            case 022: // c.lwsp
                return {StackPointer, rd, false};
            case 024: // c.jr, c.mv, c.jalr, c.add
                return {rs2 == 0 || (word & 0x1000) != 0 ? rd | rs2 : rs2, 0, false};
            case 026: // c.swsp
                return {StackPointer | rs2, 0, false};
            default: // c.jal, c.li, c.j
                return {0, 0, false};
        }
    }
};
