using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>An expression of C#, and what it takes as IL when it is compiled with optimization.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Bytes">Bytes of IL.</param>
/// <param name="Instructions">Instructions of IL.</param>
internal readonly record struct Expression(string Text, int Bytes, int Instructions)
{
    /// <summary>A local.</summary>
    public static Expression Local(string name) => new(name, 2, 1);

    /// <summary>A constant of type ulong.</summary>
    public static Expression Constant(ulong value) => new(
        value < 10 ? value.ToString(CultureInfo.InvariantCulture) + "UL" : "0x" + value.ToString("X", CultureInfo.InvariantCulture) + "UL",
        value < 128 ? 3 : value <= uint.MaxValue ? 6 : 9,
        value <= uint.MaxValue ? 2 : 1);

    /// <summary>An element of an array, which is a parameter.</summary>
    /// <param name="array">The array.</param>
    /// <param name="index">The index.</param>
    public static Expression Element(string array, int index) => new($"{array}[{Number(index)}]", 2 + BytesOf(index), 3);

    /// <summary>An element of an array at an index that is a parameter, and some more.</summary>
    /// <param name="array">The array.</param>
    /// <param name="start">The parameter.</param>
    /// <param name="more">What is added.</param>
    public static Expression Element(string array, string start, int more) =>
        more == 0 ? new($"{array}[{start}]", 3, 3) : new($"{array}[{start} + {Number(more)}]", 4 + BytesOf(more), 5);

    /// <summary>Two expressions and an operator.</summary>
    public static Expression Of(Expression left, string sign, Expression right) =>
        new($"({left.Text} {sign} {right.Text})", left.Bytes + right.Bytes + 1, left.Instructions + right.Instructions + 1);

    /// <summary>An expression moved up or down by bits; by none, itself.</summary>
    public static Expression Shift(Expression value, string sign, int bits) =>
        bits == 0 ? value : new($"({value.Text} {sign} {Number(bits)})", value.Bytes + 2 + BytesOf(bits), value.Instructions + 2);

    /// <summary>A local that takes an expression's value, which is the value.</summary>
    public static Expression Assign(string local, Expression value) => new($"({local} = {value.Text})", value.Bytes + 3, value.Instructions + 2);

    /// <summary>Terms that are added up or subtracted, at least one.</summary>
    public static Expression Sum(IReadOnlyList<(int Sign, Expression Value)> terms)
    {
        // What is subtracted comes after something to subtract it from.
        (int Sign, Expression Value)[] ordered = [.. terms.OrderBy(term => term.Sign < 0)];
        string text = ordered[0].Sign < 0 ? "0UL - " + ordered[0].Value.Text : ordered[0].Value.Text;
        int zero = ordered[0].Sign < 0 ? 3 : 0;
        foreach ((int sign, Expression value) in ordered.Skip(1))
        {
            text += (sign < 0 ? " - " : " + ") + value.Text;
        }

        int signs = ordered.Length - 1;
        return new(
            ordered.Length == 1 && zero == 0 ? text : $"({text})",
            ordered.Sum(term => term.Value.Bytes) + signs + zero,
            ordered.Sum(term => term.Value.Instructions) + signs + zero);
    }

    /// <summary>Bytes of the instruction that loads a number.</summary>
    public static int BytesOf(int number) => number switch { >= -1 and <= 8 => 1, >= -128 and <= 127 => 2, _ => 5 };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
