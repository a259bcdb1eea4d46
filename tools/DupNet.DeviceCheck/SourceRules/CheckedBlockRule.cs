using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DupNet.DeviceCheck.SourceRules;

/// <summary>No <c>checked</c>, not even around code that compiles to nothing checked: it promises what nanoCLR does not do.</summary>
public sealed class CheckedBlockRule : ISourceRule
{
    public IEnumerable<Violation> Check(DeviceSource source)
    {
        foreach (SyntaxTree tree in source.Compilation.SyntaxTrees)
        {
            SemanticModel model = source.Compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(IsChecked))
            {
                yield return new Violation(
                    "checked-block",
                    DeviceSource.MemberAround(model, node),
                    DeviceSource.Locate(node.GetLocation()),
                    "nanoCLR never throws on overflow; test the range");
            }
        }
    }

    private static bool IsChecked(SyntaxNode node)
        => node.IsKind(SyntaxKind.CheckedStatement) || node.IsKind(SyntaxKind.CheckedExpression);
}
