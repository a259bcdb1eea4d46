using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DupNet.DeviceCheck.SourceRules;

/// <summary>
/// No conversion from an unsigned to a signed type that leaves an unsigned value on nanoCLR's evaluation stack.
/// <para>
/// nanoCLR keeps a type with each value on the stack, and shifts right, widens, divides and compares by it. A
/// conversion of the same width (uint to int, ulong to long) has no IL, and one from byte, ushort, char or uint to long
/// has conv.u8: in both cases the value stays unsigned, and what C# takes for an arithmetic shift or a sign extension
/// comes out wrong as soon as the value is, or by arithmetic becomes, negative. Storing the value in a variable would
/// cure it, but an optimising compiler may remove the variable.
/// </para>
/// </summary>
public sealed class UnsignedToSignedRule : ISourceRule
{
    public IEnumerable<Violation> Check(DeviceSource source)
    {
        foreach (SyntaxTree tree in source.Compilation.SyntaxTrees)
        {
            SemanticModel model = source.Compilation.GetSemanticModel(tree);
            IEnumerable<Violation> violations = DeviceSource.OperationsOf(model)
                .SelectMany(operation => Judge(model, operation))
                .Concat(tree.GetRoot().DescendantNodes().OfType<ForEachStatementSyntax>().SelectMany(loop => Judge(model, loop)));
            foreach (Violation violation in violations)
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<Violation> Judge(SemanticModel model, IOperation operation) => operation switch
    {
        // A constant is converted by the compiler; a literal of the target type is what nanoCLR sees.
        IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false, Operand.Type: { } from, Type: { } to }
            => Judge(model, operation.Syntax, from, to),

        // byte += long: the target is widened before the addition.
        ICompoundAssignmentOperation { OperatorMethod: null, Target.Type: { } from, Value.Type: { } to } assignment
            when assignment.InConversion is { Exists: true, IsIdentity: false } && !IsShift(assignment.OperatorKind)
            => Judge(model, operation.Syntax, from, to),

        _ => [],
    };

    private static IEnumerable<Violation> Judge(SemanticModel model, SyntaxNode node, ITypeSymbol from, ITypeSymbol to)
    {
        string? advice = (Underlying(from), Underlying(to)) switch
        {
            (SpecialType.System_UInt32, SpecialType.System_Int32)
                => "keep it int, or go through ulong: (int)(ulong)x",
            (SpecialType.System_UInt64, SpecialType.System_Int64)
                => "keep it long from the start",
            (SpecialType.System_UInt32 or SpecialType.System_UIntPtr, SpecialType.System_IntPtr)
                or (SpecialType.System_UIntPtr, SpecialType.System_Int32 or SpecialType.System_Int64)
                => "do not use native-size integers",
            (SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_Char, SpecialType.System_Int64)
                => "widen through int: (long)(int)x",
            (SpecialType.System_UInt32, SpecialType.System_Int64)
                => "hold the number in a long from the start",
            _ => null,
        };
        if (advice != null)
        {
            yield return new Violation(
                "unsigned-to-signed",
                DeviceSource.MemberAround(model, node),
                DeviceSource.Locate(node.GetLocation()),
                $"'{from.ToDisplayString()}' to '{to.ToDisplayString()}' stays unsigned on nanoCLR; {advice}");
        }
    }

    private static IEnumerable<Violation> Judge(SemanticModel model, ForEachStatementSyntax loop)
        => model.GetForEachStatementInfo(loop).ElementType is { } element && model.GetDeclaredSymbol(loop)?.Type is { } variable
            ? Judge(model, loop, element, variable)
            : [];

    private static bool IsShift(BinaryOperatorKind kind)
        => kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;

    private static SpecialType Underlying(ITypeSymbol type)
        => type is INamedTypeSymbol { EnumUnderlyingType: not null } named
            ? named.EnumUnderlyingType.SpecialType
            : type.SpecialType;
}
