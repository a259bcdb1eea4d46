using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DupNet.DeviceCheck.SourceRules;

/// <summary>
/// Members of an enumeration state their numbers: nanoFramework prints these, and they go over serial lines, into files and to native
/// code, where a member put in between would shift all that follow.
/// </summary>
public sealed class EnumNumberRule : ISourceRule
{
    public IEnumerable<Violation> Check(DeviceSource source)
    {
        foreach (SyntaxTree tree in source.Compilation.SyntaxTrees)
        {
            foreach (EnumMemberDeclarationSyntax member in tree.GetRoot().DescendantNodes().OfType<EnumMemberDeclarationSyntax>())
            {
                if (member.EqualsValue == null)
                {
                    yield return new Violation(
                        "enum-number",
                        ((EnumDeclarationSyntax)member.Parent!).Identifier.Text + "." + member.Identifier.Text,
                        DeviceSource.Locate(member.GetLocation()),
                        "state its number: it goes over lines, into files and to native code");
                }
            }
        }
    }
}
