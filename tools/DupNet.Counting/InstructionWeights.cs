using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.Counting;

/// <summary>
/// What instructions of IL take on nanoFramework's interpreter on cores of 32 bits, beside each other: computed from native instructions that
/// were counted under emulators (docs/lab/interpreter.md). An instruction that was not weighed counts as the mean one.
/// </summary>
public static class InstructionWeights
{
    /// <summary>Weight of the mean instruction.</summary>
    public const int Unit = 100;

    private const int CallLocal = 55;

    /// <summary>The weight of an instruction, in hundredths of the mean; it has the long form that macros are simplified to.</summary>
    /// <param name="instruction">The instruction.</param>
    public static int Of(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldc_I4 when instruction.Operand is >= -128 and <= 127 => 35,
        Code.And or Code.Or or Code.Xor => 40,
        Code.Br => 50,
        Code.Ldc_I4 or Code.Ldc_I8 => 60,
        Code.Add or Code.Sub or Code.Mul or Code.Shl or Code.Shr or Code.Shr_Un => 70,
        Code.Dup or Code.Stloc or Code.Brtrue or Code.Brfalse => 77,
        Code.Ldloc or Code.Ldarg => 100,
        Code.Conv_U8 or Code.Conv_U1 or Code.Conv_I8 => 125,
        Code.Beq or Code.Bne_Un or Code.Blt or Code.Ble or Code.Bgt or Code.Bge or Code.Blt_Un or Code.Ble_Un or Code.Bgt_Un or Code.Bge_Un => 130,
        Code.Ldelem_I4 or Code.Ldelem_U4 or Code.Ldelem_I8 or Code.Ldelem_I2 or Code.Ldelem_U2 => 140,
        Code.Ldelem_U1 or Code.Ldelem_I1 => 150,
        Code.Stelem_I1 or Code.Stelem_I2 or Code.Stelem_I4 or Code.Stelem_I8 or Code.Stfld or Code.Stsfld => 180,
        Code.Ret => 185,
        Code.Ldfld or Code.Ldsfld or Code.Ldelem_Ref => 210,
        Code.Callvirt when instruction.Operand is MethodDefinition { IsVirtual: true } => 1150,
        Code.Call or Code.Callvirt or Code.Newobj => 550,
        _ => Unit,
    };

    /// <summary>What the locals of a method add to a call of it.</summary>
    /// <param name="body">The method.</param>
    public static int OfLocals(MethodBody body) => CallLocal * body.Variables.Count;
}
