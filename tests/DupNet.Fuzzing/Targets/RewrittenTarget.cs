using System;
using System.Collections.Generic;
using System.Text;

namespace DupNet.Fuzzing.Targets;

/// <summary>Text that the project reads and writes: refused as documented, or read to what is written as it was read.</summary>
/// <typeparam name="TRefusal">What a text is refused by.</typeparam>
/// <param name="name">Name of the target.</param>
/// <param name="seeds">Inputs to start from.</param>
/// <param name="rewrite">Reads a text, and writes what was read.</param>
internal sealed class RewrittenTarget<TRefusal>(string name, IReadOnlyList<byte[]> seeds, Func<byte[], string> rewrite) : FuzzTarget(name)
    where TRefusal : Exception
{
    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds => seeds;

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        string written;
        try
        {
            written = rewrite(input);
        }
        catch (TRefusal)
        {
            return false;
        }

        Require(rewrite(Encoding.UTF8.GetBytes(written)) == written, "what was written is read as it was");
        return true;
    }
}
