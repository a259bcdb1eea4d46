using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DupNet.DeviceCheck.SourceRules;

/// <summary>
/// No constant of type long from 0x80000000 to 0xFFFFFFFF where its type would matter.
/// <para>
/// The compiler writes such a constant as a 32-bit one that conv.u8 widens, so that nanoCLR takes it for an unsigned
/// number, and a result whose left operand it is too: <c>(0xFFFFFFFFL - x) >> 1</c> is wrong when it is negative. Harmless
/// are the right operand, where the left one decides, comparisons, and the value of a field or an array element,
/// which have types of their own. The value of a local variable is not: the compiler may leave it on the stack.
/// </para>
/// </summary>
public sealed class LongConstantRule : ISourceRule
{
    public IEnumerable<Violation> Check(DeviceSource source)
    {
        foreach (SyntaxTree tree in source.Compilation.SyntaxTrees)
        {
            SemanticModel model = source.Compilation.GetSemanticModel(tree);
            foreach (IOperation operation in DeviceSource.OperationsOf(model).Where(IsAffected).Where(operation => !IsHarmless(operation)))
            {
                yield return new Violation(
                    "long-constant",
                    DeviceSource.MemberAround(model, operation.Syntax),
                    DeviceSource.Locate(operation.Syntax.GetLocation()),
                    $"{operation.ConstantValue.Value} is unsigned on nanoCLR here; make it the right operand, or a static readonly field");
            }
        }
    }

    private static bool IsAffected(IOperation operation)
        => operation.Type?.SpecialType == SpecialType.System_Int64
            && operation.ConstantValue is { HasValue: true, Value: long and >= 0x80000000L and <= 0xFFFFFFFFL }
            && !operation.Parent!.ConstantValue.HasValue;

    private static bool IsHarmless(IOperation operation) => operation.Parent switch
    {
        IBinaryOperation binary => binary.RightOperand == operation || binary.Type?.SpecialType == SpecialType.System_Boolean,
        ICompoundAssignmentOperation => true,
        IConversionOperation conversion => conversion.Type?.SpecialType != SpecialType.System_Int64,
        ISimpleAssignmentOperation assignment => assignment.Target is IFieldReferenceOperation or IArrayElementReferenceOperation,
        IFieldInitializerOperation or IArrayInitializerOperation => true,
        IVariableInitializerOperation { Syntax.Parent.Parent.Parent: LocalDeclarationStatementSyntax { IsConst: true } } => true,
        _ => false,
    };
}
