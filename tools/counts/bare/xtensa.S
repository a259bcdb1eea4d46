# Entry and host calls on qemu-system-xtensa -M sim -cpu lx106 -semihosting. lx106 has the call0 ABI only.

# The processor starts in ROM, which holds no literals before it: the address of RAM is built up.
    .section .reset, "ax"
    movi    a0, 0x600
    slli    a0, a0, 20
    jx      a0

    .section .text.first, "ax"
    j       _start

    .section .text.start, "ax"
    .literal_position
    .globl  _start
_start:
    movi    a1, stackTop
    movi    a2, bssStart
    movi    a3, bssEnd
    movi    a4, 0
1:  bgeu    a2, a3, 2f
    s32i    a4, a2, 0
    addi    a2, a2, 4
    j       1b
2:  call0   main
    call0   _Z4stopv

# simcall: a2 = operation, a3..a5 = arguments.
    .text
    .literal_position
    .align  4
    .globl  hostCall
hostCall:
    simcall
    ret

    .align  4
    .globl  _Z5ticksv
_Z5ticksv:
    rsr     a2, ccount
    ret
