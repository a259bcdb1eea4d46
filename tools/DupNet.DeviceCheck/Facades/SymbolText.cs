using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DupNet.DeviceCheck.Facades;

/// <summary>Writes all of a declaration that matters to code compiled against it; equal texts are interchangeable.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue,
        SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.NameOnly);

    // The compiler acts on these; others only inform.
    private static readonly HashSet<string> s_attributes =
        ["AttributeUsageAttribute", "ConditionalAttribute", "FlagsAttribute", "ObsoleteAttribute"];

    public static string Of(ISymbol symbol)
    {
        IEnumerable<string> parts = Modifiers(symbol)
            .Append(symbol.ToDisplayString(s_format))
            .Concat(Details(symbol))
            .Concat(symbol.GetAttributes()
                .Where(attribute => s_attributes.Contains(attribute.AttributeClass?.Name ?? string.Empty))
                .Select(Attribute)
                .Order());
        return string.Join(' ', parts);
    }

    private static IEnumerable<string> Modifiers(ISymbol symbol)
    {
        yield return symbol.DeclaredAccessibility is Accessibility.Public ? "public" : "protected";
        (bool Is, string Word)[] modifiers =
        [
            (symbol.IsStatic, "static"),
            (symbol.IsAbstract, "abstract"),
            (symbol.IsVirtual, "virtual"),
            (symbol.IsOverride, "override"),
            (symbol.IsSealed, "sealed"),
            (symbol is IFieldSymbol { IsConst: true }, "const"),
            (symbol is IFieldSymbol { IsReadOnly: true }, "readonly"),
            (symbol is IFieldSymbol { IsVolatile: true }, "volatile"),
            (symbol is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: true }, "readonly"),
            (symbol is INamedTypeSymbol { IsRefLikeType: true }, "ref"),
        ];
        foreach ((bool _, string word) in modifiers.Where(modifier => modifier.Is))
        {
            yield return word;
        }
    }

    private static IEnumerable<string> Details(ISymbol symbol)
    {
        switch (symbol)
        {
            case INamedTypeSymbol type:
                yield return type.TypeKind.ToString();
                yield return ": " + type.BaseType?.ToDisplayString() + type.EnumUnderlyingType?.ToDisplayString();
                break;

            case IPropertySymbol property:
                yield return string.Join(string.Empty, property.Parameters.Select(parameter => "[" + parameter.ToDisplayString(s_format) + "]"));
                yield return "{" + Accessor(property.GetMethod, " get") + Accessor(property.SetMethod, " set") + " }";
                yield return property.MetadataName;
                break;
        }
    }

    private static string Accessor(IMethodSymbol? accessor, string name) => accessor?.DeclaredAccessibility switch
    {
        Accessibility.Public => name,
        Accessibility.Protected or Accessibility.ProtectedOrInternal => " protected" + name,
        _ => string.Empty,
    };

    private static string Attribute(AttributeData attribute)
    {
        // The text and severity of an Obsolete do not matter, that it is there does.
        string name = attribute.AttributeClass!.Name;
        return name == "ObsoleteAttribute"
            ? "[" + name + "]"
            : "[" + name + "(" + string.Join(", ", attribute.ConstructorArguments.Select(Value)
                .Concat(attribute.NamedArguments.OrderBy(argument => argument.Key, System.StringComparer.Ordinal)
                    .Where(argument => !IsDefault(argument))
                    .Select(argument => argument.Key + "=" + Value(argument.Value)))) + ")]";
    }

    private static string Value(TypedConstant constant) => constant.Value?.ToString() ?? "null";

    // AllowMultiple is false and Inherited true unless stated.
    private static bool IsDefault(KeyValuePair<string, TypedConstant> argument)
        => argument is { Key: "AllowMultiple", Value.Value: false } or { Key: "Inherited", Value.Value: true };
}
