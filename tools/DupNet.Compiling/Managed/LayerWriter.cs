using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>
/// Writes the code of a layer: sums of all filters over the windows of a place, in the lanes of words, then quantizers with their thresholds
/// as constants.
/// <para>
/// The rows of a place are cut into chunks of a few inputs. Those sums of a chunk's inputs that filters need are computed once, in locals
/// (<see cref="ChunkSums"/>), and each filter adds its own. With a pool, the four windows share pixels and chunks. A method takes as many chunks
/// as it has locals for; sums go from one to the next in an array.
/// </para>
/// <para>
/// In lanes of 16 bits a word holds the sum of z * 2^(16 * lane), borrows and all, of weights that are split into planes of digits. In lanes of 8
/// bits, for weights -1 and 1, it holds S, the sum of the inputs of weight 1: z = 2 S - T, T that of all inputs. S is moved into lanes of 16
/// bits when a byte may not hold it any longer. Where it holds it to the end, z/2 is compared as a byte, if the thresholds allow it.
/// </para>
/// </summary>
internal sealed class LayerWriter
{
    /// <summary>Locals of a method, of the 255 that the interpreter has.</summary>
    private const int MostLocals = 236;

    /// <summary>Bytes of IL of a method, about.</summary>
    private const int MostBytes = 12000;

    /// <summary>Bytes of IL of the filters that a method quantizes, about.</summary>
    private const int MostStoreBytes = 45000;

    private const int LargestByte = 255;
    private const ulong EvenBytes = 0x00FF00FF00FF00FFUL;

    private readonly LayerShape _shape;
    private readonly int _lanes;
    private readonly int _filters;
    private readonly IReadOnlyList<DigitPlane> _planes;
    private readonly LaneQuantizer _quantizer;
    private readonly Consumer[] _consumers;
    private readonly List<GeneratedMethod> _methods = [];
    private int _sumWords;

    private LayerWriter(LayerShape shape, int lanes)
    {
        _shape = shape;
        _lanes = lanes;
        _quantizer = new LaneQuantizer(shape);

        // In bytes the last filter is of ones only.
        _filters = shape.Spec.ChannelsOut + (IsBytes ? 1 : 0);
        _planes = IsBytes
            ? [new DigitPlane(1, [.. shape.Spec.Ones.Select(ones => (sbyte)ones), .. Enumerable.Repeat((sbyte)1, shape.Spec.FilterLength)])]
            : DigitPlane.Split(shape.Spec.Ones, shape.Spec.InputDuplication);
        _consumers =
        [
            .. Enumerable.Range(0, shape.Windows.Count * _filters).Select(i => new Consumer(i / _filters, i % _filters)),
        ];
    }

    private bool IsBytes => _lanes == 8;

    /// <summary>Methods that quantize: one, the last that sums up too, unless there are very many filters.</summary>
    private int StoreMethods => 1 + (_shape.Spec.ChannelsOut * (IsBytes ? 80 + (132 * _shape.Windows.Count) : 40 + (48 * _shape.Windows.Count)) / MostStoreBytes);

    /// <summary>Whether a layer can run in lanes of 8 bits.</summary>
    /// <param name="shape">The layer.</param>
    /// <param name="most">Inputs of a chunk at most, whose sum must fit.</param>
    public static bool FitsBytes(LayerShape shape, int most) =>
        shape.Spec.Source != 0 && shape.Output is not null && shape.Spec.InputDuplication == 1 && shape.LargestInput * most <= LargestByte;

    /// <summary>Writes the code of a layer.</summary>
    /// <param name="shape">The layer.</param>
    /// <param name="lanes">Pixels of a word, 4 or 8.</param>
    /// <param name="most">Inputs of a chunk at most.</param>
    /// <param name="crosses">Whether a chunk may have inputs of several pixels of a row: fewer chunks, but windows share fewer of them.</param>
    public static LayerCode Write(LayerShape shape, int lanes, int most, bool crosses)
    {
        LayerWriter writer = new(shape, lanes);
        writer.WriteMethods(Cut(shape, most, crosses ? shape.Side : 1));
        return new LayerCode(shape, lanes, writer._sumWords, writer._methods);
    }

    /// <summary>Cuts rows of pixels, each so many pixels at a time, into chunks as equal as possible, the larger ones first.</summary>
    private static List<Chunk> Cut(LayerShape shape, int most, int pixels)
    {
        int length = pixels * shape.Stored;
        int count = (length + most - 1) / most;
        List<Chunk> chunks = [];
        for (int pixel = 0; pixel < shape.Side * shape.Side; pixel += pixels)
        {
            int first = pixel % shape.Side * shape.Stored;
            for (int i = 0; i < count; i++)
            {
                int inputs = (length + count - 1 - i) / count;
                chunks.Add(new Chunk(pixel / shape.Side, first, inputs));
                first += inputs;
            }
        }

        return chunks;
    }

    private void WriteMethods(List<Chunk> chunks)
    {
        int next = 0;
        while (next < chunks.Count)
        {
            List<(Chunk Chunk, ChunkSums Sums)> pass = [];
            int locals = 0;
            int bytes = 0;
            while (next < chunks.Count)
            {
                ChunkSums sums = SumsOf(chunks[next]);
                locals += chunks[next].Count + sums.Sums.Count;
                bytes += (7 * sums.Sums.Count) + (3 * _consumers.Length * _planes.Count);
                if (pass.Count > 0 && (locals > MostLocals - 20 || bytes > MostBytes))
                {
                    break;
                }

                pass.Add((chunks[next], sums));
                next++;
            }

            WriteMethod(pass, next == chunks.Count && StoreMethods == 1 ? (0, _shape.ResultWords) : null);
        }

        for (int i = 0; i < StoreMethods && StoreMethods > 1; i++)
        {
            WriteMethod([], (i * _shape.ResultWords / StoreMethods, (i + 1) * _shape.ResultWords / StoreMethods));
        }
    }

    /// <summary>The digits of a filter for the inputs of a chunk; 0 where its window does not see a pixel.</summary>
    private sbyte[] PatternOf(Consumer consumer, DigitPlane plane, Chunk chunk)
    {
        sbyte[] pattern = new sbyte[chunk.Count];
        for (int i = 0; i < pattern.Length; i++)
        {
            (int column, int channel) = int.DivRem(chunk.First + i, _shape.Stored);
            int tap = _shape.TapOn(consumer.Window, chunk.Row, column);
            pattern[i] = tap < 0 ? (sbyte)0 : plane.Digits[(consumer.Filter * _shape.Spec.FilterLength) + (tap * _shape.Stored) + channel];
        }

        return pattern;
    }

    private ChunkSums SumsOf(Chunk chunk)
    {
        ChunkSums sums = new(chunk.Count);
        foreach (Consumer consumer in _consumers)
        {
            foreach (DigitPlane plane in _planes)
            {
                sums.Use(PatternOf(consumer, plane, chunk));
            }
        }

        sums.Decide();
        return sums;
    }

    /// <summary>Writes a method: the parts of some chunks, or results, or both.</summary>
    /// <param name="pass">The chunks.</param>
    /// <param name="results">The result words that it stores; null for none.</param>
    private void WriteMethod(List<(Chunk Chunk, ChunkSums Sums)> pass, (int First, int End)? results)
    {
        bool isLast = results != null;
        GeneratedMethod method = new((isLast ? "Store" : "Add") + (_methods.Count + 1).ToString(CultureInfo.InvariantCulture));
        _methods.Add(method);
        if (pass.Count > 0)
        {
            method.Take("ulong[]", "inputs");
        }

        WordLoads loads = new(_shape, _lanes, method);
        int input = 0;
        int sum = 0;
        List<(Chunk Chunk, ChunkSums Sums, int FirstInput, int FirstSum)> placed = [];
        foreach ((Chunk chunk, ChunkSums sums) in pass)
        {
            method.Comment($"row {chunk.Row}, inputs {chunk.First} to {chunk.First + chunk.Count - 1}");
            bool[] used = UsedInputs(chunk, sums);
            for (int i = 0; i < chunk.Count; i++)
            {
                if (used[i])
                {
                    method.Declare(InputName(input + i), loads.Input(chunk.Row, (chunk.First + i) / _shape.Stored, (chunk.First + i) % _shape.Stored));
                }
            }

            foreach (ChunkSums.Sum kept in sums.Sums)
            {
                method.Declare(SumName(sum + kept.Index), Expression.Sum([.. sums.TermsOf(kept).Select(term => (term.Sign, Name(term, input, sum)))]));
            }

            placed.Add((chunk, sums, input, sum));
            input += chunk.Count;
            sum += sums.Sums.Count;
        }

        if (IsBytes)
        {
            method.Declare("t");
        }

        if (isLast)
        {
            DeclareWorkers(method);
        }

        method.Comment(isLast ? "filters, and what becomes of their sums" : "filters");
        foreach (Consumer consumer in _consumers)
        {
            if (IsBytes)
            {
                AddBytes(method, consumer, placed, isLast);
            }
            else
            {
                AddLanes(method, consumer, placed, isLast);
            }
        }

        if (results is { } range)
        {
            _quantizer.Write(method, _consumers, _filters, _lanes, range.First, range.End);
        }

        foreach (string name in loads.Rows)
        {
            method.Take("int", name);
        }
    }

    private void DeclareWorkers(GeneratedMethod method)
    {
        method.Take("ulong[]", "results");
        method.Take("int", "target");
        if (_shape.Output is null)
        {
            return;
        }

        method.Declare("s");
        for (int window = 0; window < _shape.Windows.Count; window++)
        {
            method.Declare("z" + window.ToString(CultureInfo.InvariantCulture));
            if (IsBytes)
            {
                method.Declare("t" + window.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private bool[] UsedInputs(Chunk chunk, ChunkSums sums)
    {
        bool[] used = new bool[chunk.Count];
        IEnumerable<ChunkSums.Term> terms = sums.Sums.SelectMany(sums.TermsOf)
            .Concat(_consumers.SelectMany(consumer => _planes.SelectMany(plane => sums.TermsOf(PatternOf(consumer, plane, chunk)))));
        foreach (ChunkSums.Term term in terms.Where(term => term.Input >= 0))
        {
            used[term.Input] = true;
        }

        return used;
    }

    /// <summary>Adds a method's part to a sum in lanes of 16 bits.</summary>
    private void AddLanes(GeneratedMethod method, Consumer consumer, List<(Chunk Chunk, ChunkSums Sums, int FirstInput, int FirstSum)> placed, bool isLast)
    {
        List<(int Sign, Expression Value)> parts = [];
        if (consumer.Word >= 0)
        {
            method.Take("ulong[]", "sums");
            parts.Add((1, Expression.Element("sums", consumer.Word)));
        }

        bool adds = false;
        foreach (DigitPlane plane in _planes)
        {
            List<(int Sign, Expression Value)> terms =
            [
                .. placed.SelectMany(part => part.Sums.TermsOf(PatternOf(consumer, plane, part.Chunk))
                    .Select(term => (term.Sign, Name(term, part.FirstInput, part.FirstSum)))),
            ];
            if (terms.Count == 0)
            {
                continue;
            }

            adds = true;
            if (plane.Factor == 1)
            {
                parts.AddRange(terms);
            }
            else
            {
                Expression sum = Expression.Sum(terms);
                parts.Add((1, int.IsPow2(plane.Factor)
                    ? Expression.Shift(sum, "<<", int.Log2(plane.Factor))
                    : Expression.Of(sum, "*", Expression.Constant((ulong)plane.Factor))));
            }
        }

        Expression value = parts.Count == 0 ? Expression.Constant(0) : Expression.Sum(parts);
        if (isLast)
        {
            consumer.Value = value;
        }
        else if (adds)
        {
            method.Take("ulong[]", "sums");
            consumer.Word = consumer.Word < 0 ? NewWord() : consumer.Word;
            method.Store("sums", consumer.Word, value);
        }
    }

    /// <summary>Adds a method's part to a sum in lanes of 8 bits, and moves it into lanes of 16 bits where it may not fit.</summary>
    private void AddBytes(GeneratedMethod method, Consumer consumer, List<(Chunk Chunk, ChunkSums Sums, int FirstInput, int FirstSum)> placed, bool isLast)
    {
        method.Take("ulong[]", "sums");
        List<(int Sign, Expression Value)> run = [];
        int largest = 0;
        bool isNew = false;
        if (consumer.Largest > 0)
        {
            run.Add((1, Expression.Element("sums", consumer.Word)));
            largest = consumer.Largest;
        }

        foreach ((Chunk chunk, ChunkSums sums, int firstInput, int firstSum) in placed)
        {
            foreach (ChunkSums.Term term in sums.TermsOf(PatternOf(consumer, _planes[0], chunk)))
            {
                int more = term.Inputs * _shape.LargestInput;
                if (largest + more > LargestByte)
                {
                    Widen(method, consumer, Expression.Sum(run));
                    run.Clear();
                    largest = 0;
                }

                run.Add((1, Name(term, firstInput, firstSum)));
                largest += more;
                isNew = true;
            }
        }

        consumer.Largest = largest;
        if (isLast)
        {
            consumer.Value = run.Count == 0 ? null : Expression.Sum(run);
        }
        else if (isNew && run.Count > 0)
        {
            consumer.Word = consumer.Word < 0 ? NewWord() : consumer.Word;
            method.Store("sums", consumer.Word, Expression.Sum(run));
        }
    }

    private void Widen(GeneratedMethod method, Consumer consumer, Expression sum)
    {
        bool isFirst = consumer.EvenWord < 0;
        if (isFirst)
        {
            consumer.EvenWord = NewWord();
            consumer.OddWord = NewWord();
        }

        Expression even = Expression.Of(Expression.Assign("t", sum), "&", Expression.Constant(EvenBytes));
        Expression odd = Expression.Of(Expression.Shift(Expression.Local("t"), ">>", 8), "&", Expression.Constant(EvenBytes));
        method.Store("sums", consumer.EvenWord, isFirst ? even : Expression.Of(Expression.Element("sums", consumer.EvenWord), "+", even));
        method.Store("sums", consumer.OddWord, isFirst ? odd : Expression.Of(Expression.Element("sums", consumer.OddWord), "+", odd));
    }

    private int NewWord() => _sumWords++;

    private static Expression Name(ChunkSums.Term term, int firstInput, int firstSum) =>
        Expression.Local(term.Input >= 0 ? InputName(firstInput + term.Input) : SumName(firstSum + term.Sum));

    private static string InputName(int number) => "x" + number.ToString(CultureInfo.InvariantCulture);

    private static string SumName(int number) => "a" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Inputs of a place that are loaded together.</summary>
    /// <param name="Row">Row of their pixels in the place.</param>
    /// <param name="First">The first one: inputs of a row are counted pixel by pixel, stored channels fastest.</param>
    /// <param name="Count">How many.</param>
    private readonly record struct Chunk(int Row, int First, int Count);
}
