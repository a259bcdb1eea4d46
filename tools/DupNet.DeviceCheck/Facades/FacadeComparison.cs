using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Projects;
using DupNet.DeviceCheck.SourceRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DupNet.DeviceCheck.Facades;

/// <summary>
/// Compares the source of a facade with that of the real library, symbol by symbol.
/// <para>
/// The facade may leave out types and members. What it declares must be in the real library with the same signature,
/// constant value and attributes that steer the compiler. It must not lack what would make the compiler choose
/// differently: an overload of a method that it has, a member of an interface, an abstract member of a class that can
/// be derived from.
/// </para>
/// </summary>
public sealed class FacadeComparison
{
    private const string Rule = "facade";

    private readonly CSharpCompilation _facade;
    private readonly CSharpCompilation _real;
    private readonly List<Violation> _differences = [];

    private FacadeComparison(CSharpCompilation facade, CSharpCompilation real)
    {
        _facade = facade;
        _real = real;
        foreach (INamedTypeSymbol type in TypesOf(facade.Assembly.GlobalNamespace).Where(IsVisible))
        {
            CompareType(type);
        }
    }

    /// <summary>Number of the facade's types.</summary>
    public int Types { get; private set; }

    /// <summary>Number of the facade's members.</summary>
    public int Members { get; private set; }

    public IReadOnlyList<Violation> Differences => _differences;

    /// <summary>Compares the files of a folder with those of the real library's project.</summary>
    /// <param name="facadeDirectory">Source of the facade.</param>
    /// <param name="library">The real library: the files that it compiles count, others may lie beside them.</param>
    /// <param name="references">
    /// Source of the facades of the assemblies that it references, mscorlib included; none for mscorlib itself.
    /// </param>
    public static FacadeComparison Compare(string facadeDirectory, NfProject library, params string[] references)
    {
        // Facades for the real library too: signatures name the same types in both.
        MetadataReference[] referenced = references.Length == 0
            ? []
            : [Compile("References", references.SelectMany(directory => SourceFiles.Under(directory)), []).ToMetadataReference()];
        return new(
            Compile("Library", SourceFiles.Under(facadeDirectory), referenced), Compile("Library", library.CompiledFiles, referenced));
    }

    private static CSharpCompilation Compile(string name, IEnumerable<string> files, MetadataReference[] references)
    {
        // The library has two editions; the one with reflection is the one that applications reference.
        CSharpParseOptions parse = new(
            LanguageVersion.Latest, DocumentationMode.None, preprocessorSymbols: ["NANOCLR_REFLECTION"]);
        return CSharpCompilation.Create(
            name,
            files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, path)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type
            ? TypesOf(type).Prepend(type)
            : TypesOf(member));

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (symbol.ContainingType == null || IsVisible(symbol.ContainingType));

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type)
        => type.GetMembers().Where(member => IsVisible(member)
            && member is not INamedTypeSymbol
            && member is not IMethodSymbol { AssociatedSymbol: not null }
            && !IsConstructorOfNothing(member));

    // Structs, enums and delegates have constructors that nobody declares.
    private static bool IsConstructorOfNothing(ISymbol member)
        => member is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true }
            && member.ContainingType.TypeKind != TypeKind.Class;

    private void CompareType(INamedTypeSymbol type)
    {
        Types++;
        INamedTypeSymbol? real = _real.Assembly.GetTypeByMetadataName(MetadataName(type));
        if (real == null || !IsVisible(real))
        {
            Report(type, "is not in the real library");
            return;
        }

        CompareText(type, SymbolText.Of(type), SymbolText.Of(real));
        HashSet<string> interfaces = [.. real.AllInterfaces.Select(item => item.ToDisplayString())];
        foreach (INamedTypeSymbol item in type.AllInterfaces.Where(item => !interfaces.Contains(item.ToDisplayString())))
        {
            Report(type, "does not implement " + item.ToDisplayString() + " in the real library");
        }

        Dictionary<string, ISymbol> realMembers = MembersOf(real).ToDictionary(Key);
        foreach (ISymbol member in MembersOf(type))
        {
            Members++;
            if (realMembers.TryGetValue(Key(member), out ISymbol? realMember))
            {
                CompareText(member, SymbolText.Of(member), SymbolText.Of(realMember));
            }
            else
            {
                Report(member, "is not in the real library");
            }
        }

        CheckOmissions(type, realMembers);
    }

    private void CheckOmissions(INamedTypeSymbol type, Dictionary<string, ISymbol> realMembers)
    {
        ILookup<string, ISymbol> members = MembersOf(type).ToLookup(member => member.Name);
        HashSet<string> keys = [.. MembersOf(type).Select(Key)];
        bool derivable = MembersOf(type).Any(member => member is IMethodSymbol { MethodKind: MethodKind.Constructor });
        foreach ((string key, ISymbol member) in realMembers)
        {
            if (keys.Contains(key))
            {
                continue;
            }

            if (type.TypeKind == TypeKind.Interface || (member.IsAbstract && derivable))
            {
                Report(type, "lacks " + member.ToDisplayString() + ", which implementers must write");
            }
            else if (members.Contains(member.Name) && ParametersOf(member).All(IsInFacade))
            {
                Report(type, "lacks the overload " + member.ToDisplayString());
            }
        }
    }

    private static IEnumerable<IParameterSymbol> ParametersOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private bool IsInFacade(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;
        while (type is IArrayTypeSymbol array)
        {
            type = array.ElementType;
        }

        return type is INamedTypeSymbol named && _facade.GetTypeByMetadataName(MetadataName(named)) != null;
    }

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType != null
        ? MetadataName(type.ContainingType) + "+" + type.MetadataName
        : type.ContainingNamespace.IsGlobalNamespace
            ? type.MetadataName
            : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;

    private static string Key(ISymbol member)
        => member.GetDocumentationCommentId() ?? throw new InvalidOperationException("A member without an identity.");

    private void CompareText(ISymbol symbol, string facade, string real)
    {
        if (facade != real)
        {
            Report(symbol, $"is '{facade}' here but '{real}' in the real library");
        }
    }

    private void Report(ISymbol symbol, string message)
        => _differences.Add(new Violation(Rule, symbol.ToDisplayString(), DeviceSource.Locate(symbol.Locations[0]), message));
}
