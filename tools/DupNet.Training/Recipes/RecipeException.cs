using System;

namespace DupNet.Training.Recipes;

/// <summary>A recipe that cannot be trained; the message says which field and why.</summary>
public sealed class RecipeException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which field, and what is wrong with it.</param>
    public RecipeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which field, and what is wrong with it.</param>
    /// <param name="inner">What was thrown underneath.</param>
    public RecipeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
