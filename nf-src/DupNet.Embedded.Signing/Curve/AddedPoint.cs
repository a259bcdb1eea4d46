namespace DupNet.Embedded.Signing.Curve
{
    /// <summary>A point as additions need it: Y + X, Y - X, Z and 2 d T.</summary>
    internal sealed class AddedPoint
    {
        public readonly long[] Sum = new long[Field.Limbs];
        public readonly long[] Difference = new long[Field.Limbs];
        public readonly long[] Z = new long[Field.Limbs];
        public readonly long[] T = new long[Field.Limbs];

        /// <summary>Becomes a point.</summary>
        /// <param name="point">The point.</param>
        /// <param name="twiceD">2 d of the curve.</param>
        public void Set(CurvePoint point, long[] twiceD)
        {
            Field.Add(Sum, point.Y, point.X);
            Field.Subtract(Difference, point.Y, point.X);
            Field.Copy(Z, point.Z);
            Field.Multiply(T, point.T, twiceD);
        }
    }
}
