using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DupNet.Projects.Tests;

public sealed class ClassesTests
{
    [Fact]
    public void NamesBecomeIdentifiersOfTheirOwn() => Assert.Equal(
        ["Face", "TrafficLight", "Class2Dogs", "Class3", "Dog", "Dog2", "Class6", "Number2", "DogName2", "ToString2"],
        Classes.Identifiers(["face", "traffic light", "2 dogs", "", "dog", "Dog", "class", "number", "dog name", "toString"]));

    /// <summary>Whatever the names are, the file compiles and its constants are the names.</summary>
    [Fact]
    public void AnyNamesAreKept()
    {
        string[] words = ["", "a", "A", "class", "Classes", "Number", "a name", "aName", "int", "1", "\"", "\\", "*/", "</summary>", "&", "{0}", "a2"];
        Gen<string> word = Gen.OneOf(
            Gen.Int[0, words.Length - 1].Select(i => words[i]),
            Gen.Char[' ', '~'].Array[0, 12].Select(characters => new string(characters)));
        word.Array[1, 20].Sample(names => Assert.Equal(names, Compiled(Classes.Code("My.App", names), names.Length)), iter: 40);
    }

    private static List<string> Compiled(string code, int count)
    {
        const string Detection = "namespace DupNet.Embedded { public class Detection { public int ClassIndex; } }";
        CSharpParseOptions parse = new(LanguageVersion.CSharp9, DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "classes" + Guid.NewGuid().ToString("n"),
            [CSharpSyntaxTree.ParseText(code, parse), CSharpSyntaxTree.ParseText(Detection, new CSharpParseOptions(LanguageVersion.CSharp9))],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));
        using MemoryStream assembly = new();
        Assert.Empty(compilation.Emit(assembly).Diagnostics);
        Type type = Assembly.Load(assembly.ToArray()).GetType("My.App.Classes", throwOnError: true)!;
        Dictionary<string, object?> constants = type.GetFields().ToDictionary(field => field.Name, field => field.GetRawConstantValue());
        Assert.Equal(count, constants["Number"]);
        Assert.Equal(1 + (2 * count), constants.Count);
        return
        [
            .. constants.Where(constant => constant.Value is int && constant.Key != "Number")
                .OrderBy(constant => (int)constant.Value!)
                .Select((constant, i) =>
                {
                    Assert.Equal(i, constant.Value);
                    return (string)constants[constant.Key + "Name"]!;
                }),
        ];
    }
}
