# Entry and host calls on qemu-system-riscv32 -M virt -bios none -semihosting-config enable=on.
    .section .text.start, "ax"
    .globl _start
_start:
    la      sp, stackTop
    la      t0, bssStart
    la      t1, bssEnd
1:  bgeu    t0, t1, 2f
    sw      zero, 0(t0)
    addi    t0, t0, 4
    j       1b
2:  call    main
    call    _Z4stopv

# Semihosting call: a0 = operation, a1 = argument. The three instructions must be uncompressed and lie in one page.
    .text
    .globl  hostCall
    .balign 16
    .option push
    .option norvc
hostCall:
    slli    zero, zero, 0x1f
    ebreak
    srai    zero, zero, 7
    ret
    .option pop

    .globl  _Z5ticksv
_Z5ticksv:
    .option arch, +zicsr
    rdinstret a0
    ret
