package gov.nasa.jpf.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the annotation of Java PathFinder. */
@Retention(RetentionPolicy.RUNTIME)
public @interface NeverBreak {}
