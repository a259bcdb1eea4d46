using System;
using System.Collections.Generic;

namespace DupNet.Fuzzing.Targets;

/// <summary>Something that reads bytes from outside, and what it promises for any bytes.</summary>
/// <param name="name">Its name, a word of small letters and hyphens.</param>
internal abstract class FuzzTarget(string name)
{
    /// <summary>Its name, a word of small letters and hyphens.</summary>
    public string Name => name;

    /// <summary>Most bytes that one input may make it allocate, all together.</summary>
    public virtual long MostBytes => 64 << 20;

    /// <summary>Inputs to start from.</summary>
    public abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Makes another input of one, which may be changed itself.</summary>
    public abstract byte[] Mutate(Random random, byte[] input);

    /// <summary>Gives the input to what is tried. Whatever it throws breaks a promise.</summary>
    /// <returns>Whether the input was taken for what it claims to be; false where it was refused as documented.</returns>
    public abstract bool Run(byte[] input);

    /// <summary>Ends the execution with a finding unless a promise is kept.</summary>
    protected static void Require(bool kept, string promise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
