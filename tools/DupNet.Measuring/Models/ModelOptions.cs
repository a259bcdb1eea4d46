using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using DupNet.CommandLine.Commands;
using DupNet.Embedded;

namespace DupNet.Measuring.Models;

/// <summary>Options of commands that run a model.</summary>
public static class ModelOptions
{
    private const int MostBudgets = 1000000;

    /// <summary>A budget without limits, for a model that is read but not run.</summary>
    public static ModelBudget AnyBudget { get; } = new(long.MaxValue, int.MaxValue);

    /// <summary>Makes the option <c>--model</c>: a model file; null for the built-in model.</summary>
    public static Option<string?> Model() => new("--model", "-m")
    {
        Description = "The model file (.dupnet). Without it the built-in face detector is used.",
        HelpName = "FILE",
    };

    /// <summary>Makes the option <c>--budget</c>: how much a frame of the model may cost. <see cref="BudgetOf"/> reads it.</summary>
    public static Option<int> Budget() => CommonOptions.Number(
        "--budget",
        "N",
        "Run models that take up to N times the operations and memory of a frame (models/FORMAT.md, section 8) that are allowed otherwise.",
        MostBudgets,
        1,
        $"a whole number from 1 to {MostBudgets}");

    /// <summary>The budget that the user asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="budget">The option from <see cref="Budget"/>.</param>
    public static ModelBudget BudgetOf(ParseResult parsed, Option<int> budget)
    {
        int times = parsed.GetValue(budget);
        return new ModelBudget(times * ModelBudget.Default.Operations, (int)long.Min(int.MaxValue, (long)times * ModelBudget.Default.Bytes));
    }

    /// <summary>Makes the option <c>--size</c>: the input size; null for the model's default.</summary>
    public static Option<InputSize?> Size() => new("--size", "-s")
    {
        Description = "Size of the network's input in pixels, such as 160 or 224x160. Default: the model's.",
        HelpName = "N|WxH",
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (InputSize.TryParse(text, out InputSize size))
            {
                return size;
            }

            result.AddError($"--size must be N or WxH in pixels, such as 160 or 224x160, not '{text}'.");
            return null;
        },
    };

    /// <summary>Makes the option <c>--contrast</c>: whether the contrast of dark and flat pictures is stretched.</summary>
    public static ChoiceOption<bool> Contrast() => new(
        "--contrast",
        "Whether dark and flat pictures are stretched to the whole range of brightness before the network sees them; others stay as they are.",
        ("off", false),
        ("on", true));

    /// <summary>
    /// Makes the option <c>--sizes</c>: several input sizes, whose detections are merged. <see cref="SizesOf"/> reads it together with <see
    /// cref="Size"/>.
    /// </summary>
    /// <param name="size">The option for a single size; the user may give only one of both.</param>
    public static Option<InputSize[]> Sizes(Option<InputSize?> size)
    {
        var option = new Option<InputSize[]>("--sizes")
        {
            Description = "Several input sizes, such as 160,320: each finds objects of its own range (dupnet inspect), and what they find is merged.",
            HelpName = "SIZE,SIZE",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = ParseSizes,
        };
        option.Validators.Add(result =>
        {
            if (result.GetResult(size) is { Implicit: false })
            {
                result.AddError("--size and --sizes exclude each other.");
            }
        });
        return option;
    }

    /// <summary>The input sizes that the user asked for; none for the model's default.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="size">The option from <see cref="Size"/>.</param>
    /// <param name="sizes">The option from <see cref="Sizes"/>.</param>
    public static IReadOnlyList<InputSize> SizesOf(ParseResult parsed, Option<InputSize?> size, Option<InputSize[]> sizes) =>
        parsed.GetValue(sizes) is { Length: > 0 } several ? several : parsed.GetValue(size) is InputSize given ? [given] : [];

    /// <summary>Reads sizes with commas between them, as a custom parser of an option that takes one text.</summary>
    /// <param name="result">What was given; takes the errors.</param>
    public static InputSize[] ParseSizes(ArgumentResult result)
    {
        string option = ((OptionResult)result.Parent!).Option.Name;
        string[] texts = result.Tokens[0].Value.Split(',');
        var sizes = new InputSize[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            if (!InputSize.TryParse(texts[i], out sizes[i]))
            {
                result.AddError($"{option} must be sizes in pixels with commas between them, such as 160,320 or 224x160,448x320, not '{texts[i]}'.");
                return [];
            }

            if (sizes.AsSpan(0, i).Contains(sizes[i]))
            {
                result.AddError($"{option} has {texts[i]} twice.");
                return [];
            }
        }

        return sizes;
    }
}
