using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.Compiling;
using DupNet.Compiling.Managed;
using DupNet.Compiling.Native;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet compile</c>: source code for one model.</summary>
internal static class CompileCommand
{
    private const string Description = "Writes source code for one model: its weights become instructions.";

    private const int MostCodeBytes = 1 << 26;

    /// <summary>The command, writing the names of files to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string?>("MODEL")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The model file (.dupnet). Without it code for the built-in face detector is written.",
        };
        var target = new ChoiceOption<NativeTarget>(
            "--target",
            "What C++ code is shaped for; it runs on all processors.",
            ("riscv", NativeTarget.RiscV),
            ("xtensa", NativeTarget.Xtensa));

        // For each kind of code the option that takes its folder, and what writes the files.
        (Option<string?> Folder, Func<CompiledModel, LayerChoice, ParseResult, string, IReadOnlyList<GeneratedFile>> Generate)[] kinds =
        [
            (Folder("--native", "Write C++ for the native core (docs/native.md) in this folder."),
                (model, choice, parsed, _) => NativeCode.Generate(model, choice, target.Of(parsed))),
            (Folder("--managed", "Write C# for .NET nanoFramework (docs/models-on-device.md) in this folder."),
                (model, choice, _, folder) => ManagedCompiler.Generate(model, choice, RuntimeFolder.From(folder))),
        ];
        Option<string?>[] folders = [.. kinds.Select(kind => kind.Folder)];
        var layers = new Option<IReadOnlyList<int>?>("--layers")
        {
            Description = "Numbers of the layers to generate, such as 1,2,5-9; the others stay with the kernels of the runtime. Default: all.",
            HelpName = "LIST",
            CustomParser = static result =>
            {
                string text = result.Tokens[0].Value;
                if (LayerChoice.TryParse(text, out IReadOnlyList<int> numbers))
                {
                    return numbers;
                }

                result.AddError($"--layers must be numbers of layers with commas between them, such as 1,2,5-9, not '{text}'.");
                return null;
            },
        };
        Option<long?> codeBytes = CommonOptions.Whole(
            "--code-bytes", "N", "Bytes that the generated code may take: the layers that gain most a byte are generated. Default: no limit.", MostCodeBytes);
        var command = new Command("compile", Description) { file };
        foreach (Option option in (Option[])[.. folders, layers, codeBytes, target])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (folders.Count(folder => result.GetValue(folder) is not null) != 1)
            {
                result.AddError($"{string.Join(" or ", folders.Select(folder => folder.Name))} is needed: the folder for the code.");
            }
        });
        command.SetAction(parsed =>
        {
            _ = ModelFile.Load(parsed.GetValue(file), out byte[] bytes);
            var model = new CompiledModel(bytes);
            IReadOnlyList<int>? chosen = parsed.GetValue(layers);
            if (chosen?.FirstOrDefault(number => number > model.Spec.Layers.Count) is int beyond and > 0)
            {
                throw new CommandException(ExitCode.Usage, $"--layers has {beyond}, the model has {model.Spec.Layers.Count} layers.");
            }

            var choice = new LayerChoice(chosen, (int?)parsed.GetValue(codeBytes));
            int kind = Array.FindIndex(folders, folder => parsed.GetValue(folder) is not null);
            string folder = parsed.GetValue(folders[kind])!;
            CodeFolder.Write(folder, kinds[kind].Generate(model, choice, parsed, folder), output);
        });
        return command;
    }

    private static Option<string?> Folder(string name, string description) => new(name) { Description = description, HelpName = "DIR" };
}
