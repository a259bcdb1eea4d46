using System;

namespace DupNet.Training.Recipes;

/// <summary>Says that a recipe cannot be trained. The message names the field and the reason.</summary>
public sealed class RecipeException : Exception
{
    /// <summary>Makes a failure with a message for the user.</summary>
    /// <param name="message">Which field, and what is wrong with it.</param>
    public RecipeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes a failure with a message for the user and its cause.</summary>
    /// <param name="message">Which field, and what is wrong with it.</param>
    /// <param name="inner">The cause.</param>
    public RecipeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
