using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.Compiling;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet compile</c>: source code for one model.</summary>
internal static class CompileCommand
{
    private const string Description = "Writes source code for one model: its weights become instructions.";

    private const int MostCodeBytes = 1 << 26;

    /// <summary>Generators of code: the option that takes the folder, what it says, and what writes the files.</summary>
    private static readonly (string Option, string Description, Func<CompiledModel, LayerChoice, IReadOnlyList<GeneratedFile>> Generate)[] s_generators = [];

    /// <summary>The command, writing the names of files to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string?>("MODEL")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The model file (.dupnet). Without it code for the built-in face detector is written.",
        };
        Option<string?>[] folders =
        [
            .. s_generators.Select(generator => new Option<string?>(generator.Option) { Description = generator.Description, HelpName = "DIR" }),
        ];
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
        var command = new Command("compile", Description) { file, layers, codeBytes };
        foreach (Option<string?> folder in folders)
        {
            command.Options.Add(folder);
        }

        command.Validators.Add(result =>
        {
            if (folders.Count(folder => result.GetValue(folder) is not null) != 1)
            {
                result.AddError($"one of {string.Join(" and ", folders.Select(folder => folder.Name))} must be given.");
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
            Write(parsed.GetValue(folders[kind])!, s_generators[kind].Generate(model, choice), output);
        });
        return command;
    }

    /// <summary>Writes files in a folder, and their names to the output.</summary>
    private static void Write(string folder, IReadOnlyList<GeneratedFile> files, TextWriter output)
    {
        foreach (GeneratedFile generated in files)
        {
            string path = Path.Combine([folder, .. generated.Name.Split('/')]);
            OutputFolder.Create(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated.Text);
            output.WriteLine(path);
        }
    }
}
